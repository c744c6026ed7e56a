"""What the jobs room refuses."""

from portal.kit.errors import Conflict, Missing


class JobMissing(Missing):
    """No such job here."""

    code = "job_missing"
    title = "No such job"


class JobEnded(Conflict):
    """A job that is done does not stop or go on any more; ``data.status`` says how it ended."""

    code = "job_ended"
    title = "This job has ended"


class JobGoing(Conflict):
    """The job is on its way: there is nothing to resume, and no result yet; ``data.status`` says how it stands."""

    code = "job_going"
    title = "This job is still going"


class ResultMissing(Missing):
    """This job leaves no file."""

    code = "job_result_missing"
    title = "This job has no file"
