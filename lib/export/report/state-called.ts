import type { Call, CallBoard, CallLine } from "@/lib/domain/call";
import type { StateProfile } from "@/lib/domain/state-profile";
import type { RecommendationRow } from "@/lib/domain/summary";
import type { Words } from "@/lib/messages/spoken";
import type { ReportInput } from "./input";

type Named = { iso3: string; name: string };
/** What a State is called: by its code where there is one, else by its English name, which a text may be as a whole. */
type Called = { state: <S extends Named>(one: S) => S; word: (name: string) => string };

/**
 * The same report with each State under its name in the language of the report, in the order of that language's alphabet.
 * What others wrote stays as they wrote it; a State without a name in the language keeps its English one.
 */
export function withStatesCalled(say: Words, input: ReportInput): ReportInput {
  if (input.called.length === 0) return input;
  const { names, state, summary, profile, calls } = input;
  const called = calledBy(input.called);
  return {
    ...input,
    state: state && called.state(state),
    summary: summary && { ...summary, state: called.state(summary.state) },
    names: Object.fromEntries(
      Object.entries(names).map(([iso3, name]) => [iso3, called.state({ iso3, name }).name]),
    ),
    rows: input.rows.map((row) => rowCalled(say, row, called)),
    profile: profile && profileCalled(say, profile, called),
    calls: calls && boardCalled(calls, called),
    cases: input.cases.map(({ facts, ...line }) => ({
      ...line,
      facts: {
        ...facts,
        raised: facts.raised.map((one) => ({ ...one, by: called.word(one.by) })),
      },
    })),
  };
}

export function calledBy(all: ReportInput["called"]): Called {
  const byCode = new Map(all.map(({ iso3, called }) => [iso3, called]));
  const byName = new Map(all.map(({ name, called }) => [name, called]));
  return {
    state: (one) => ({ ...one, name: byCode.get(one.iso3) ?? one.name }),
    word: (name) => byName.get(name) ?? name,
  };
}

function rowCalled(say: Words, row: RecommendationRow, called: Called): RecommendationRow {
  const { addressee, issuers, issuedBy } = row.content;
  return {
    ...row,
    content: {
      ...row.content,
      addressee: { ...addressee, name: called.word(addressee.name) },
      issuers: issuers.map(called.state).sort((a, b) => say.compare(a.name, b.name)),
      issuedBy: issuedBy === null ? null : called.word(issuedBy),
    },
  };
}

function profileCalled(say: Words, profile: StateProfile, called: Called): StateProfile {
  const { stances } = profile;
  return {
    ...profile,
    state: called.state(profile.state),
    asked: profile.asked.map((unit) => ({
      ...unit,
      of: unit.of
        .map((one) => ({ ...one, state: called.state(one.state) }))
        .sort((a, b) => say.compare(a.state.name, b.state.name)),
    })),
    stances: {
      ...stances,
      switches: stances.switches.map((one) => ({ ...one, about: called.word(one.about) })),
    },
  };
}

function boardCalled(board: CallBoard, called: Called): CallBoard {
  const callCalled = <C extends Call | null>(call: C): C =>
    call && {
      ...call,
      addressee: { ...call.addressee, name: called.word(call.addressee.name) },
      issuers: call.issuers.map(called.word),
    };
  const lineCalled = (line: CallLine): CallLine => ({ ...line, call: callCalled(line.call) });
  return {
    kinds: board.kinds.map((kind) => ({
      ...kind,
      addressees: kind.addressees.map(({ name, calls }) => ({
        name: called.word(name),
        calls: calls.map(lineCalled),
      })),
    })),
    chains: board.chains.map((chain) => ({ ...chain, calls: chain.calls.map(callCalled) })),
  };
}
