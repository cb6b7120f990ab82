"""What can go wrong with the embedded broker."""


class BrokerError(Exception):
    """The embedded broker cannot do what was asked; the message says what, where, and what to do."""
