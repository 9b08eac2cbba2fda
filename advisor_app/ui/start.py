"""From the painted shell to an open database, by way of safe start where the last one did not end well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from advisor_app.domain.errors import AdvisorError, StoreError
from advisor_app.runtime.running import Unfinished
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.secret_dialog import SecretDialog
from advisor_app.ui.safe_start import Choice, SafeStartDialog

if TYPE_CHECKING:
    from advisor_app.services.keeping import Rescued
    from advisor_app.services.recovering import Recovering
    from advisor_app.services.workspace import Workspace


class Start:
    """Opens the database on the worker; ``ready`` or ``refuse`` is called once, in the end.

    ``open_workspace`` opens both databases; ``recovering`` is made only where it is needed.
    """

    def __init__(
        self,
        window: MainWindow,
        open_workspace: Callable[[], Workspace],
        recovering: Callable[[], Recovering],
        ready: Callable[[Workspace], None],
        refuse: Callable[[AdvisorError | None], None],
    ) -> None:
        self._window = window
        self._open_workspace = open_workspace
        self._recovering = recovering
        self._ready = ready
        self._refuse = refuse
        self.dialog: SafeStartDialog | None = None
        self.secret: SecretDialog | None = None

    def begin(self, unfinished: Unfinished | None) -> None:
        """Open, or ask first."""
        if unfinished is None:
            self._open(check=False)
            return
        when = unfinished.at.partition("+")[0].replace("T", " ")
        began = f"（{when} 打开的那次）" if when else ""
        often = f"已连续 {unfinished.in_row} 次。" if unfinished.in_row > 1 else ""
        self._ask(
            f"可能是断电、被强行结束或程序出错{began}。{often}已保存的数据都在：每一步当时就写进了客户库。"
            "不放心可先核对；客户库有问题可换用备份。",
            in_row=unfinished.in_row,
        )

    def _ask(self, sentence: str, *, in_row: int = 1, trouble: AdvisorError | None = None) -> None:
        dialog = SafeStartDialog(sentence, self._window, in_row=in_row, trouble=trouble is not None)
        self.dialog = dialog

        def chosen(choice: Choice) -> None:
            if choice is Choice.LEAVE:
                self._refuse(trouble)
            else:
                self._open(check=choice is Choice.CHECK)

        dialog.chosen.connect(chosen)
        dialog.list_wanted.connect(self._list)
        dialog.wanted.connect(self._use)
        dialog.open()

    def _list(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        self._window.jobs.read(
            lambda: self._recovering().backups(), dialog.show_backups, lambda error: dialog.say(str(error))
        )

    def _use(self, backup: Path) -> None:
        dialog = self.dialog
        if dialog is None:
            return

        def used(done: Rescued) -> None:
            dialog.accept()
            kept = f"原来的客户库另存为 {done.aside}" if done.aside is not None else "原来没有客户库"
            self._open(check=False, said=f"已换上备份“{backup.name}”；{kept}。{done.remark}")

        self._window.jobs.read(
            lambda: self._recovering().use(backup), used, lambda error: dialog.refused(str(error))
        )

    def _open(self, *, check: bool, said: str = "") -> None:
        def work() -> tuple[Workspace, str]:
            workspace = self._open_workspace()
            if not check:
                return workspace, said
            try:
                bad = [finding.sentence for finding in workspace.portfolio.check() if not finding.good]
            except BaseException:
                workspace.close()
                raise
            if bad:
                workspace.close()
                raise _FoundBadError("".join(bad))
            return workspace, "已核对：客户库完好。"

        def then(found: tuple[Workspace, str]) -> None:
            workspace, told = found
            self._ready(workspace)
            if told:
                self._window.events.said.emit(told)

        def failed(error: AdvisorError) -> None:
            keys = getattr(error, "keys", None)  # of a SealedError, whose module loads on the worker
            if isinstance(keys, Path):
                self._ask_secret(keys, check=check, said=said)
            elif isinstance(error, _FoundBadError):
                self._ask(f"核对发现问题：{error}可以换用一份备份。", trouble=error)
            else:
                self._refuse(error)

        self._window.jobs.read(work, then, failed)

    def _ask_secret(self, keys: Path, *, check: bool, said: str) -> None:
        """The database is encrypted: ask for its passphrase, and go on; who does not know it leaves."""

        def send(dialog: SecretDialog, typed: str, _new: str) -> None:
            remember = dialog.tick.isChecked()

            def work() -> None:
                from advisor_app.services.encrypting import open_with  # noqa: PLC0415 (with the database)

                open_with(keys, typed, remember=remember)

            def then(_nothing: None) -> None:
                dialog.rejected.disconnect(leave)
                dialog.accept()
                self._open(check=check, said=said)

            self._window.jobs.read(work, then, lambda error: dialog.refuse(str(error)))

        def leave() -> None:
            self._refuse(None)

        dialog = SecretDialog(
            ("客户库已加密", "请输入加密口令。忘了口令谁也打不开，包括软件提供方。", "打开"),
            send,
            self._window.tokens,
            self._window,
            old=True,
            tick="口令记在系统钥匙串里，在这台电脑上不用再输入",
        )
        dialog.rejected.connect(leave)
        self.secret = dialog
        dialog.open()


class _FoundBadError(StoreError):
    """The check before opening found something."""
