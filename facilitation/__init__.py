"""Running conversations: what people see of them, and what they can do."""
