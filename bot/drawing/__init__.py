"""Pictures as people see them in a chat: reduced, numbered, side by side; made beside the event loop."""

from bot.drawing.drawer import Drawer
from bot.drawing.executors import in_a_process, in_a_thread
from bot.drawing.orders import Compared, Order, Plain, Skeleton, Suggestions

__all__ = ["Compared", "Drawer", "Order", "Plain", "Skeleton", "Suggestions", "in_a_process", "in_a_thread"]
