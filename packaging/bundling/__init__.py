"""Steps of building what advisors install; run by ``build_bundle.py`` in an environment of bundle.lock."""
