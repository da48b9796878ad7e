"""The wire protocol without any I/O: bytes in, typed values out, and the other way round.

`requests` and `replies` are the messages of the control channel, `storage` the forms and replies
of the storage channel, `codec` turns them into text and back, `codes` and `states` say what the
numbers mean and what is allowed when, `local` holds the shapes that only our own recorder and our
own window exchange. Imports nothing of ours but the root of the errors.
"""
