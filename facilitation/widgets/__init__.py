"""Parts that screens are made of: they show values, and tell what people did."""
