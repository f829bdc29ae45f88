"""A session with a Streamlit server as a browser has it, without drawing anything."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


class Session:
    """What the server drew at the last run, and how long it took over it."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._deltas: list[Delta] = []

    def run(self, **chosen: str) -> float:
        """Seconds of a run of the script, in which each select box named is set to a value."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        for label, value in chosen.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = self._select_box(label), value
        started = time.perf_counter()
        self._connection.send(message.SerializeToString())
        self._deltas = list(self._until_finished())
        return time.perf_counter() - started

    @property
    def elements(self) -> Counter[str]:
        """How many elements of each kind were drawn."""
        drawn = (delta.new_element for delta in self._deltas if delta.HasField("new_element"))
        return Counter(str(element.WhichOneof("type")) for element in drawn)

    def _until_finished(self) -> Iterator[Delta]:
        """The deltas of a run; one that starts anew, as on arrival, is followed to its end."""
        while True:
            message = ForwardMsg.FromString(self._connection.recv(timeout=120))
            kind = message.WhichOneof("type")
            if kind == "delta":
                yield message.delta
            elif (
                kind == "script_finished"
                and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                return

    def _select_box(self, label: str) -> str:
        for delta in self._deltas:
            if delta.new_element.selectbox.label == label:
                return delta.new_element.selectbox.id
        raise LookupError(label)


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A new session, its first run done."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(url, subprotocols=["streamlit"], max_size=None, origin=address) as connection:
        found = Session(connection)
        found.run()
        yield found
