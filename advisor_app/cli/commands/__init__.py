"""One module a verb: ``register`` declares it, ``run`` does it; heavy imports happen in ``run``."""
