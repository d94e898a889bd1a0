class Refusal(Exception):
    """Remit cannot go on; the message is one sentence that says why and what to do."""
