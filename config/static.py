from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    # A page of a test or of a fresh checkout renders without the manifest; the served ones have it.
    manifest_strict = False
