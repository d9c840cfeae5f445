"""The page on the database says what the database is."""

from tests.fill_database_page import PAGE, filled


def test_the_page_describes_the_tables_of_today() -> None:
    """Whoever changes the models runs `make readme`."""
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page) == page
