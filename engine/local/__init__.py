"""Casetide on one machine: Apache Kafka from pip alone, and what runs beside it."""
