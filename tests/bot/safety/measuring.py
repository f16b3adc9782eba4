"""How many prompts are refused: `python -m tests.bot.safety.measuring`, the table in docs/language.md."""

from tests.bot.safety.prompts import prompts, refused


def main() -> None:
    """Print a table."""
    for name in ("abusive", "abusive-more", "harmless", "harmless-more"):
        some = prompts(name)
        english = [prompt for prompt in some if prompt.language == "en"]
        others = [prompt for prompt in some if prompt.language != "en"]
        shares = " | ".join(f"{100 * refused(part):.1f} %" for part in (english, others))
        print(f"| {len(some)} of `tests/data/prompts-{name}.tsv` | {shares} |")


if __name__ == "__main__":
    main()
