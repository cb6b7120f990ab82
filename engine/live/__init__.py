"""The live engine: Kafka in, histories in memory. The only place that imports Faust or aiokafka."""
