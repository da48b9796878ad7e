"""What a screen reader meets: run by the system's Python, which has the interface for it.

reader.py read            the items of the canvas, as JSON
reader.py do ITEM ACTION  do that to the first item whose name begins so; its new place, and
                          what was announced
reader.py table NAME      the table of that name: its columns, its first rows, the chosen row, and
                          the texts beside it
"""

import json
import sys
import time
import warnings

import gi  # pyright: ignore[reportMissingImports]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # pyright: ignore[reportMissingImports]

WITHIN = 20.0


def wait_for(look):
    """What `look` gives once it gives something; turns the loop meanwhile."""
    deadline = time.monotonic() + WITHIN
    loop = GLib.MainContext.default()
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise SystemExit("looked in vain")
        loop.iteration(False)
        time.sleep(0.02)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def find(node, wanted):
    """All nodes below `node` that are wanted."""
    for child in children(node):
        if wanted(child):
            yield child
        yield from find(child, wanted)


def items():
    """The canvas's items: what has an action to be moved."""
    return list(find(Atspi.get_desktop(0), lambda node: "move left" in actions(node)))


def actions(node):
    part = node.get_action_iface()
    if part is None:
        return []
    return [part.get_action_name(index) for index in range(part.get_n_actions())]


def place(node):
    area = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return [area.x, area.y, area.width, area.height]


def facts(node):
    part = node.get_action_iface()
    return {
        "name": node.get_name(),
        "role": node.get_role_name(),
        "place": place(node),
        "actions": actions(node),
        "titles": [part.get_action_description(index) for index in range(part.get_n_actions())],
        "selected": node.get_state_set().contains(Atspi.StateType.SELECTED),
    }


def do(name, action):
    announced = []
    listener = Atspi.EventListener.new(lambda event: announced.append(str(event.any_data)))
    listener.register("object:announcement")
    node = wait_for(lambda: [each for each in items() if each.get_name().startswith(name)])[0]
    before = place(node)
    node.get_action_iface().do_action(actions(node).index(action))
    wait_for(lambda: place(node) != before)
    wait_for(lambda: len(announced) > 1)
    return {"before": before, "announced": announced, **facts(node)}


def named(role, name):
    """The first part of that role and name on any screen."""
    return next(
        find(
            Atspi.get_desktop(0),
            lambda node: node.get_role_name() in role and node.get_name() == name,
        ),
        None,
    )


def table(name):
    node = wait_for(lambda: named(("table", "tree table"), name))
    grid = node.get_table_iface()
    wait_for(lambda: grid.get_n_rows() > 0)
    columns = range(grid.get_n_columns())
    rows = [
        [grid.get_accessible_at(row, column).get_name() for column in columns]
        for row in range(min(3, grid.get_n_rows()))
    ]
    texts = find(Atspi.get_desktop(0), lambda part: part.get_role_name() in ("label", "text"))
    return {
        "columns": [grid.get_column_description(column) for column in columns],
        "rows": rows,
        "count": grid.get_n_rows(),
        "chosen": list(grid.get_selected_rows()),
        "texts": [part.get_name() for part in texts if part.get_name()],
    }


warnings.simplefilter("ignore")
Atspi.init()
if sys.argv[1] == "table":
    print(json.dumps(table(sys.argv[2])))
elif sys.argv[1] == "read":
    print(json.dumps([facts(node) for node in wait_for(items)]))
else:
    print(json.dumps(do(sys.argv[2], sys.argv[3])))
