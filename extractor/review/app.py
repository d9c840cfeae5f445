"""The application: pages and API over one database, with a guard before both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from extractor import __version__
from extractor.review import api, pages
from extractor.review.desk import Desk
from extractor.review.guard import Guard
from extractor.review.settings import Settings

__all__ = ["create_app"]


def create_app(settings: Settings) -> FastAPI:
    """Return the application.

    Raises:
        LoadError: the database cannot be opened.
    """
    desk = Desk(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="extractor",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # it would load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.include_router(pages.routes(desk))
    app.include_router(api.routes(desk))
    app.add_middleware(Guard, settings=settings)
    return app
