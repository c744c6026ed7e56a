"""What the imports room refuses."""

from portal.kit.errors import Conflict, Invalid, Missing


class ImportMissing(Missing):
    """No such import of this merchant."""

    code = "import_missing"
    title = "No such import"


class FileUnreadable(Invalid):
    """The file is no table that can be read; ``data.fields.file`` says what would be right."""

    code = "file_unreadable"
    title = "This file cannot be read"


class ImportBusy(Conflict):
    """A job is at this import; ``data.status`` says which part of it."""

    code = "import_busy"
    title = "A job is working on this import"


class ImportOver(Conflict):
    """This import was carried out; send the file again for another one."""

    code = "import_over"
    title = "This import was carried out already"


class ImportUnchecked(Conflict):
    """The import must be checked first: say which column holds what."""

    code = "import_unchecked"
    title = "Say first which column holds what"
