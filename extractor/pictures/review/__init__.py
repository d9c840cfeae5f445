"""What a reviewer looks at: the findings of a report beside its pages, as HTML that others put together."""
