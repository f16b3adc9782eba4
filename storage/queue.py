"""The durable queue: DBOS workflows named by our jobs' ids, enqueued in our own transactions."""

import asyncio
from typing import Any

from dbos import DBOSClient, DBOSPortableJSONSerializer, EnqueueOptions, WorkflowSerializationFormat
from dbos import error as queue_errors
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database

QUEUE, WORKFLOW, APPLICATION = "gpu", "paint", "difootsion"
VERSION = "1"  # of the workflow's steps: jobs under way survive an upgrade that keeps it
PROGRESS = "progress"  # the stream's name
_AT_ONCE = 0.01  # seconds


class Queue:
    """What the bot knows of the queue; it runs nothing itself."""

    def __init__(self, database: Database) -> None:
        self._engine = database.sync_engine()
        self._client = DBOSClient(
            system_database_url=database.sync_url.render_as_string(hide_password=False),
            system_database_engine=self._engine,
            application_name=APPLICATION,
            use_listen_notify=not database.is_sqlite,
            lazy=database.is_sqlite,
            serializer=DBOSPortableJSONSerializer(),
        )

    async def enqueue(self, session: AsyncSession, job_id: str, turn: int, user_id: str) -> None:
        """Put a job into the queue as part of a transaction; enqueued twice it is there once."""
        connection = await session.connection()
        await connection.run_sync(lambda plain: self.put(plain, job_id, turn, user_id))

    def put(self, connection: Connection, job_id: str, turn: int, user_id: str) -> None:
        """The same, for a transaction that is not asynchronous."""
        options = EnqueueOptions(
            workflow_name=WORKFLOW,
            queue_name=QUEUE,
            workflow_id=job_id,
            app_version=VERSION,
            priority=turn,
            authenticated_user=user_id,
            serialization_type=WorkflowSerializationFormat.PORTABLE,
        )
        self._client.enqueue_in_transaction(connection, options, job_id)

    async def progress(self, job_id: str) -> list[Any]:
        """All progress that a job has told of so far, as JSON, in its order; nothing is waited for."""
        return await asyncio.to_thread(self._progress, job_id)

    def _progress(self, job_id: str) -> list[Any]:
        told = []
        try:
            for entry in self._client.read_stream(
                job_id, PROGRESS, timeout_seconds=_AT_ONCE, polling_interval_sec=_AT_ONCE
            ):
                told.append(entry)
        except queue_errors.DBOSStreamTimeoutError:
            pass
        return told

    async def cancel(self, job_id: str) -> None:
        """Take a job from the queue, or tell the worker that paints it to stop."""
        await self._client.cancel_workflow_async(job_id)

    async def forget(self, job_ids: list[str]) -> None:
        """Delete what the queue keeps of jobs: inputs, results, steps and streams."""
        if job_ids:
            await self._client.delete_workflows_async(job_ids)

    def close(self) -> None:
        """Close the client's connections."""
        self._client.destroy()
        self._engine.dispose()

    @property
    def client(self) -> DBOSClient:
        """The library's client, for reading streams and states."""
        return self._client
