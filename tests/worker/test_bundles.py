"""What was just committed travels in bundles: in order, of one operator, and never with what calls the outside."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from portal.kit.outbox import Dispatch
from worker.broker import BUNDLE, bundled

OPERATORS = [uuid.UUID(int=1), uuid.UUID(int=2)]
DISPATCHES = st.lists(
    st.builds(Dispatch, st.sampled_from(OPERATORS), st.uuids(), st.sampled_from(["charge", "send_mail"])), max_size=200
)


def _alone(reaction: str) -> bool:
    return reaction == "send_mail"


@given(DISPATCHES)
def test_every_dispatch_travels_once_in_order_with_its_own_kind(dispatches: list[Dispatch]) -> None:
    bundles = bundled(dispatches, _alone)
    assert sorted(one for bundle in bundles for one in bundle) == sorted(dispatches)
    for bundle in bundles:
        assert 1 <= len(bundle) <= BUNDLE
        assert len({one.operator_id for one in bundle}) == 1
        assert len(bundle) == 1 or not any(_alone(one.reaction) for one in bundle)
    for operator_id in OPERATORS:
        inside = [one for one in dispatches if one.operator_id == operator_id and not _alone(one.reaction)]
        carried = [one for bundle in bundles for one in bundle if one in inside]
        assert carried == inside


def test_a_few_are_shared_by_several_messages_and_one_stays_one() -> None:
    few = [Dispatch(OPERATORS[0], uuid.uuid4(), "charge") for _ in range(8)]
    assert [len(bundle) for bundle in bundled(few, _alone)] == [2, 2, 2, 2]
    assert bundled(few[:1], _alone) == [few[:1]]
    assert bundled([], _alone) == []
