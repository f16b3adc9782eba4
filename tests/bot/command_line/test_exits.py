import pytest

from bot.command_line.exits import Exit, guarded
from pipeline.errors import Cancelled, Missing, UserMistake


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (UserMistake("too small\n for a photo"), Exit.MISTAKE, "too small for a photo"),
        (Missing("fetch it"), Exit.MISSING, "fetch it"),
        (MemoryError(), Exit.MISSING, "memory"),
        (Cancelled(), Exit.CANCELLED, "Stopped"),
        (KeyboardInterrupt(), Exit.CANCELLED, "Stopped"),
        (
            OSError(28, "No space left on device", "out/a.png"),
            Exit.MISSING,
            "No space left on device: out/a.png",
        ),
    ],
)
def test_an_expected_error_is_one_line_and_its_code(
    error: BaseException, code: Exit, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> int:
        raise error

    assert guarded(command) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("difootsion: ")
    assert line in captured.err
    assert captured.err.count("\n") == 1


def test_our_own_faults_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        guarded(lambda: 1 // 0)


def test_a_command_without_an_answer_is_done() -> None:
    assert guarded(lambda: None) == Exit.DONE
