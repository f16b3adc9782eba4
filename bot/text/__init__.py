"""Every sentence the bot says, in English and Korean (Project Fluent)."""
