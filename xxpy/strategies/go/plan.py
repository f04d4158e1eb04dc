"""The plan for a family of stages that builds Go programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xxpy import builders
from xxpy.analysis.consumers import only_for_builder
from xxpy.analysis.gobuilds import is_mapped, ships, written
from xxpy.analysis.golang import GoCommand, Verb, go_commands
from xxpy.analysis.govariables import AUTOMATIC_USE, Told, told
from xxpy.analysis.knowledge import is_wrapped
from xxpy.analysis.leaving import Made, unexplained
from xxpy.analysis.literals import meant
from xxpy.analysis.outputs import outputs_of
from xxpy.analysis.programs import DOWNLOADS, READERS_OF_OWN_FILES
from xxpy.analysis.reasons import Reason
from xxpy.analysis.stages import RunsOn
from xxpy.analysis.tools import hindrances, tool_user
from xxpy.edits import Change
from xxpy.strategies.go import cgo, constants, indirect, install
from xxpy.strategies.go.mapping import Needs, map_command, variables, variant_clash
from xxpy.strategies.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xxpy.analysis.facts import Analysis
    from xxpy.analysis.runs import Run
    from xxpy.conversion import Options
    from xxpy.dockerfile.syntax import Instruction
    from xxpy.edits import Edit
    from xxpy.shell.syntax import Command


def plan(analysis: Analysis, family: tuple[int, ...], options: Options) -> Plan | None:
    """The plan for a family, None where it builds no Go program that ships."""
    user = tool_user(analysis, family)
    tools = _tools(analysis, family, user, options) if user else None
    return tools or _Planner(analysis, family, options).plan()


def _tools(analysis: Analysis, family: tuple[int, ...], user: tuple[int, ...], options: Options) -> Plan | None:
    """The plan for a family of tools that runs where its user does; None where the user stays on the target."""
    makers = tuple(sorted({go.run.stage for go in go_commands(analysis, family) if go.verb is not Verb.OTHER}))
    if not makers or hindrances(analysis, family):
        return None
    root = analysis.stages[family[0]]
    if analysis.stages[user[0]].runs_on is not RunsOn.BUILD:
        other = _Planner(analysis, user, options).plan()
        if other is None or other.reasons:
            return None
    if root.runs_on is RunsOn.BUILD:
        return Plan(family, makers)
    return Plan(family, makers, ((root.index, Change("pin to $BUILDPLATFORM", (builders.pin(root.start),))),))


class _Planner:
    """Collects what the parts of a plan find; every method looks at one question."""

    def __init__(self, analysis: Analysis, family: tuple[int, ...], options: Options) -> None:
        self.analysis, self.family, self.platforms = analysis, family, options.platforms
        self.names = variables(options.platforms)
        self.outputs = outputs_of(analysis, family)
        self.commands = go_commands(analysis, family)
        self.indirect = indirect.builds(analysis, family, self.names)
        self.changes: list[tuple[int, Change]] = []
        self.reasons: list[Reason] = []
        self.notes: list[Reason] = []
        self.uses: list[tuple[int, Instruction, str]] = []

    def plan(self) -> Plan | None:
        builds = [go for go in self.commands if ships(go, self.outputs)]
        meant = [go for go in builds if self._is_meant(go, builds)]
        shipped = [go for go in builds if go not in meant]
        nothing_made = not builds and not self.indirect
        nothing_taken = not self.outputs.leaving and len(self.analysis.stages) - 1 not in self.family
        if nothing_made or nothing_taken:
            return None
        builders_ = sorted({go.run.stage for go in builds} | {build.run.stage for build in self.indirect})
        self.reasons += hindrances(self.analysis, self.family)
        self._map(shipped)
        self._leave(meant)
        self._keep_native()
        self._settings()
        if not meant:
            self._constants()
        self._what_leaves(builds)
        self._readers(shipped)
        self._fixed_takers()
        self._downloads()
        self._pin()
        self.changes += builders.declarations(self.analysis, self.uses, self.platforms)
        clash = variant_clash(self.analysis, self.family, self.names)
        if clash:
            self.reasons.append(Reason(builders_[0], self.analysis.stages[builders_[0]].start.start_line, clash))
        return self._result(tuple(builders_))

    def _result(self, builders_: tuple[int, ...]) -> Plan:
        reasons, notes = _unique(self.reasons), _unique(self.notes)
        if self.reasons and not self.changes:  # pinned and mapped: there is nothing to refuse, but something to know
            return Plan(self.family, builders_, notes=reasons)
        return Plan(self.family, builders_, () if reasons else tuple(self.changes), reasons, notes)

    def _is_meant(self, go: GoCommand, builds: list[GoCommand]) -> bool:
        """Whether a build is for another platform than the image's: its own, or the builder's."""
        taken = any(item.covers(path) for item in self.outputs.leaving for path in written(go) if path)
        for_builder = taken and only_for_builder(self.analysis, go.run.stage, written(go))
        return for_builder or meant(go, builds, self.platforms)

    def _leave(self, meant_: Iterable[GoCommand]) -> None:
        """A build for a platform of its own needs no target; only cgo must not come to depend on the builder."""
        for go in meant_:
            if go.env.get("GOARCH"):
                needs, answer = Needs(), cgo.decide(self.analysis, self.family, go, go.env, self.platforms)
                self._decide_cgo(go.run, go.command, needs, answer)
                self._record(go.run, go.command, needs, f"keep cgo of `{go.name}` as it is")

    def _map(self, shipped: Iterable[GoCommand]) -> None:
        for go in shipped:
            if is_wrapped(self.analysis, go):
                continue
            needs = map_command(go.command, go.env, self.names, self.platforms)
            self._decide_cgo(
                go.run, go.command, needs, cgo.decide(self.analysis, self.family, go, go.env, self.platforms)
            )
            self._record(go.run, go.command, needs, f"tell `{go.name}` its target")
            if go.verb is Verb.INSTALL and not is_mapped(go):  # who maps it by hand knows where it writes
                self._install(go.run, go.command, install.keep_in_place(self.analysis, go))
        for build in self.indirect:
            self._map_indirect(build)

    def _decide_cgo(self, run: Run, command: Command, needs: Needs, answer: cgo.Cgo) -> None:
        line = self.analysis.line(command.span.start)
        if answer.refusal:
            self._refuse(run, command, answer.refusal)
        if answer.switch_off:
            needs.add = {"CGO_ENABLED": "0", **needs.add}
        if answer.note:
            self.notes.append(Reason(run.stage, line, answer.note))

    def _record(self, run: Run, command: Command, needs: Needs, title: str) -> None:
        for text in needs.refusals:
            self._refuse(run, command, text)
        edits: list[Edit] = list(needs.edits)
        if needs.add and re.search(rf"\breadonly\b.*\b(?:{'|'.join(needs.add)})\b", run.text):
            self._refuse(run, command, f"{', '.join(needs.add)} is readonly in the script: set it there")
        if needs.add:
            edits.append(builders.prefix(command, needs.add))
        if edits:
            self.changes.append((run.stage, Change(title, tuple(edits))))
        for name in needs.replaced:
            if re.search(rf"\$\{{?{name}\b", run.text):
                self._refuse(run, command, f"${name} is used elsewhere in the same RUN: use TARGET{name[2:]} there")
        for name in needs.uses:
            self.uses.append((run.stage, run.instruction, name))
            self._hidden(run, command, name)
        self._uses_in_env(command)

    def _hidden(self, run: Run, command: Command, name: str) -> None:
        """An automatic argument that something else sets is not what BuildKit says."""
        binding = command.env.get(name)
        if (binding and binding.origin not in ("ARG", "default")) or re.search(rf"\b{name}=", run.text):
            self._refuse(run, command, f"{name} is set to another value here: use another name for that")

    def _uses_in_env(self, command: Command) -> None:
        """A value that comes through ENV is read where the ENV stands."""
        for name in self.names:
            binding = command.env.get(name)
            if binding and binding.origin == "ENV" and binding.span:
                place = self.analysis.stage_at(binding.span.start)
                setter = self.analysis.instruction_at(binding.span.start)
                self.uses += [(place, setter, used) for used in AUTOMATIC_USE.findall(binding.value)]

    def _install(self, run: Run, command: Command, moved: install.Moved) -> None:
        line = self.analysis.line(command.span.start)
        if moved.refusal:
            self._refuse(run, command, moved.refusal)
        else:
            self.changes.append((run.stage, Change("keep the installed program in its place", moved.edits)))
            self.notes.append(Reason(run.stage, line, moved.note))
            self.uses += [(run.stage, run.instruction, name) for name in ("TARGETOS", "TARGETARCH")]

    def _map_indirect(self, build: indirect.Build) -> None:
        line = self.analysis.line(build.command.span.start)
        for text in build.refusals:
            self._refuse(build.run, build.command, text)
        for path in (path for go, _ in build.gos for path in written(go)):
            if path and self.outputs.runs(path):
                self._refuse(
                    build.run, build.command, f"{path.rpartition('/')[2]}, made by `{build.label}`, is run here"
                )
        needs = map_command(build.command, build.env, self.names, self.platforms)
        for go, folder in build.gos:
            answer = cgo.decide(self.analysis, self.family, go, {**build.env, **go.env}, self.platforms, folder)
            self._decide_cgo(build.run, build.command, needs, answer)
        given = [name for name in needs.add if name in build.overridden]
        if given:
            text = "".join(f" {name}={needs.add.pop(name)}" for name in given)
            needs.edits.append(builders.insert_after(build.command.argv[0].span, text))
        changed = bool(needs.add or needs.edits)
        if changed and build.installs:
            self._install(build.run, build.command, install.move_after(self.analysis, build.command, build.env))
        self._record(build.run, build.command, needs, f"tell `{build.label}` its target")
        if changed and not build.refusals:
            self.notes.append(Reason(build.run.stage, line, build.note))

    def _keep_native(self) -> None:
        """Programs that run in the build keep the builder's platform."""
        if not self._moves():
            return
        edited = {edit.start for _, change in self.changes for edit in change.edits}
        for go in self.commands:
            if go.verb is Verb.OTHER or ships(go, self.outputs):
                continue
            given = [name for name in ("GOOS", "GOARCH") if _is_target(go, name, edited)]
            if not given:
                continue
            origins = {go.env[name].origin for name in given}
            if origins & {"prefix", "go env"} or not go.command.editable:
                self._refuse(go.run, go.command, f"`{go.name}` runs on the builder but is told the target's platform")
                continue
            edit = builders.prefix(go.command, dict.fromkeys(given, ""))
            self.changes.append((go.run.stage, Change(f"keep `{go.name}` on the build platform", (edit,))))

    def _moves(self) -> bool:
        return self.analysis.stages[self.family[0]].runs_on is not RunsOn.BUILD or bool(self.changes)

    def _settings(self) -> None:
        for go in self.commands:
            fixed = [word for word in go.packages if word.partition("=")[0] in self.names and "$" not in word]
            if go.verb_word.value == "env" and "w" in go.flags and fixed:
                self._refuse(go.run, go.command, f"`go env -w {fixed[0]}` holds for every later command: remove it")

    def _constants(self) -> None:
        for found in constants.remove(self.analysis, self.family, self.names, self.platforms):
            if isinstance(found, Reason):
                self.reasons.append(found)
            else:
                self.changes.append(found)

    def _what_leaves(self, shipped: Iterable[GoCommand]) -> None:
        outputs = [path for go in shipped for path in written(go)]
        known = tuple(output for output in outputs if output)
        cleared = frozenset(build.command.span.start for build in self.indirect if not build.suspect)
        cleared |= indirect.harmless(self.analysis, self.family, self.names)
        made = Made(known, bool(self.indirect) or None in outputs, cleared)
        self.reasons += unexplained(self.analysis, self.family, made)
        for go in shipped:
            for path in written(go):
                if self.outputs.runs(path):
                    text = f"{path} is run in the build and shipped as well: build it twice, or run it elsewhere"
                    self._refuse(go.run, go.command, text)

    def _readers(self, shipped: Iterable[GoCommand]) -> None:
        """Programs that read only files of their own platform fail on the target's."""
        names = {go.output.rpartition("/")[2] for go in shipped if go.output}
        for run, command in self.analysis.commands_of(self.family):
            words = [word for word in command.values[1:] if not word.startswith("-")]
            read = {word.rpartition("/")[2] for word in words}
            unsure = self.indirect or not words or any(re.search(r"[*?\[$`{]", word) for word in words)
            if command.program in READERS_OF_OWN_FILES and (read & names or unsure):
                text = f"`{command.program}` of the builder cannot read a foreign program: use -ldflags='-s -w'"
                self._refuse(run, command, text)

    def _fixed_takers(self) -> None:
        """A stage with a platform of its own takes no program of the target."""
        for item in self.outputs.leaving:
            consumer = self.analysis.stages[item.handoff.consumer]
            if consumer.runs_on is RunsOn.FIXED:
                text = f"stage {consumer.label!r} takes its files and has a fixed --platform: take that off first"
                self.reasons.append(Reason(item.producer, consumer.start.start_line, text))

    def _downloads(self) -> None:
        """What is fetched for the target cannot be run on the builder."""
        for run, command in self.analysis.commands_of(self.family if self._moves() else ()):
            if command.program in DOWNLOADS and any(AUTOMATIC_USE.search(word) for word in command.values[1:]):
                self._refuse(run, command, f"`{command.program}` fetches for the target: do that in a stage of its own")

    def _pin(self) -> None:
        root = self.analysis.stages[self.family[0]]
        if root.runs_on is not RunsOn.BUILD:
            self.changes.insert(0, (root.index, Change("pin to $BUILDPLATFORM", (builders.pin(root.start),))))
        self.uses.append((root.index, root.start, "BUILDPLATFORM"))

    def _refuse(self, run: Run, command: Command, text: str) -> None:
        self.reasons.append(Reason(run.stage, self.analysis.line(command.span.start), text))


def _is_target(go: GoCommand, name: str, edited: set[int]) -> bool:
    binding = go.env.get(name)
    if told(name, binding) is Told.TARGET:
        return True
    return binding is not None and binding.span is not None and binding.span.start in edited and binding.origin != "ENV"


def _unique(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons, each text once."""
    return tuple({(reason.stage, reason.text): reason for reason in reversed(list(reasons))}.values())[::-1]
