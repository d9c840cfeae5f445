"""The web application: findings beside their pages, decisions, a JSON API. Needs the extra `review`."""
