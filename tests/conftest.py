"""What every test stands on."""

import os

from hypothesis import settings

# A machine under load is no defect, so no example has a deadline. CI looks at the same examples each
# time and prints how to repeat a failure.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")
