import type { EntryKind } from "@/lib/domain/entry/kind";
import type { Stand } from "@/lib/domain/stance";
import { POSITIONS } from "@/lib/domain/position";
import type { StateProfile } from "@/lib/domain/state-profile";
import type { Words } from "@/lib/messages/spoken";
import { inSentence } from "@/lib/messages/words";
import {
  cell,
  figures,
  heading,
  narrow,
  numbered,
  paragraph,
  wide,
  type Block,
  type Table,
} from "./block";
import type { Around } from "./entry";
import { pictures, type Body } from "./frame";
import type { ReportInput } from "./input";
import { citedIn, marksOf, type Sources } from "./source";

/** A State as an actor: what it asked of others, what it signed and how it voted. Its own record stands elsewhere. */
export function stateProfile(say: Words, input: ReportInput, { sources }: Around): Body {
  const profile = profileIn(input);
  const { critical, supportive } = profile.stances;
  return {
    headline: say.report("profile.headline", { state: profile.state.name, critical, supportive }),
    headlineNote: say.dealings("state.stanceNote"),
    blocks: [
      heading(1, say.report("profile.heading", { state: profile.state.name })),
      ...asked(say, profile, input),
      ...stood(say, input, profile, sources),
      ...belongs(say, profile, input, numbersIn(input, sources)),
      ...alsoDid(say, profile, numbersIn(input, sources)),
      ...pictures(say, input),
    ],
  };
}

function profileIn({ profile }: ReportInput): StateProfile {
  if (!profile) throw new Error("a profile without its State");
  return profile;
}

/** In each counting unit by itself: unlike units are never added up. */
function asked(
  say: Words,
  { asked: units, state }: StateProfile,
  { edition }: ReportInput,
): Block[] {
  const title = heading(2, say.report("profile.asked", { state: state.name }));
  if (units.length === 0)
    return [title, paragraph(say.report("profile.askedNothing", { state: state.name }))];
  return [
    title,
    ...units.map(({ countingUnit, of, count }): Table => {
      const unit = say.countingUnit(countingUnit);
      const answers = POSITIONS.filter((one) => of.some(({ positions }) => positions[one] > 0));
      return {
        kind: "table",
        caption: say.report("profile.askedCaption", {
          state: state.name,
          unit: inSentence(unit.name),
        }),
        columns: [
          wide(say.report("profile.of")),
          figures(say.report("profile.count")),
          ...answers.map((one) => figures(say.position(one).name)),
          figures(say.report("profile.assessed")),
        ],
        rows: of.map((one) => [
          cell(one.state.name),
          cell(say.count(one.count)),
          ...answers.map((answer) => cell(say.count(one.positions[answer]))),
          cell(say.count(one.count - one.levels["not-assessed"])),
        ]),
        notes: [
          say.report("profile.askedNote", {
            count: say.count(count),
            day: say.date(edition.asOf),
            number: String(edition.number),
          }),
          say.report("figures.unit", { name: unit.name, definition: unit.definition }),
        ],
      };
    }),
  ];
}

function stood(
  say: Words,
  input: ReportInput,
  { stances, state }: StateProfile,
  sources: Sources,
): Block[] {
  const title = heading(2, say.report("profile.stood"));
  if (stances.acts.length === 0)
    return [title, paragraph(say.report("profile.stoodNothing", { state: state.name }))];
  const numbers = numbersIn(input, sources);
  const findings = [
    ...stances.againstAndSupportive.map(({ vote, signed }) =>
      numbered(
        say.dealings("state.both", { state: state.name, vote: vote.title, count: signed.length }),
        [vote, ...signed].flatMap((act) => numbersOf(act, numbers)),
      ),
    ),
    ...stances.switches.map(({ act, from, to, about }) =>
      numbered(
        say.dealings("state.switched", { on: say.date(act.on), from: from as Stand, to, about }),
        numbersOf(act, numbers),
      ),
    ),
  ];
  return [title, ...findings, actsTable(say, input, stances.acts, numbers)];
}

type Numbers = (kind: EntryKind, key: string) => number[];

/** The numbers of the sources of whatever a profile names. */
const numbersIn =
  ({ dealings }: ReportInput, sources: Sources): Numbers =>
  (kind, key) =>
    dealings.flatMap((one) => (one.kind === kind && one.key === key ? citedIn(one, sources) : []));

const numbersOf = (act: Act, numbers: Numbers): number[] =>
  act.kind === "voted" ? numbers("vote", act.key) : numbers("statement", act.statement.key);

type Act = StateProfile["stances"]["acts"][number];

function actsTable(
  say: Words,
  { names }: ReportInput,
  acts: readonly Act[],
  numbers: Numbers,
): Table {
  return {
    kind: "table",
    caption: say.report("profile.actsCaption"),
    columns: [
      narrow(say.report("profile.when")),
      wide(say.report("profile.what")),
      narrow(say.report("profile.how")),
    ],
    rows: acts.map((act) => {
      const title = act.kind === "voted" ? act.title : act.statement.title;
      const how =
        act.kind === "voted"
          ? say.report("profile.voted", {
              vote: say.choice("vote", "vote", act.vote).toLowerCase(),
            })
          : say.report("profile.signed", {
              stance: say.choice("statement", "stance", act.statement.stance),
            });
      const about = act.about.map((iso3) => names[iso3] ?? iso3);
      const note = [
        about.length > 0 &&
          say.report("profile.about", { names: about.map(say.apart).join(say.comma) }),
        marksOf(numbersOf(act, numbers)),
      ];
      return [
        cell(say.date(act.on)),
        cell(title, { note: note.filter(Boolean).join(" ") || null }),
        cell(how),
      ];
    }),
    notes: [],
  };
}

function belongs(
  say: Words,
  { groups, treaties }: StateProfile,
  { edition }: ReportInput,
  numbers: Numbers,
): Block[] {
  const member = groups.filter(({ isMember }) => isMember);
  const day = say.date(edition.asOf);
  return [
    ...(member.length === 0
      ? []
      : [
          heading(2, say.report("profile.groups", { day })),
          ...member.map(({ key, name, from }) => ({
            ...paragraph(
              from === null ? name : say.report("profile.since", { name, date: say.date(from) }),
            ),
            sources: numbers("group", key),
          })),
        ]),
    ...(treaties.length === 0
      ? []
      : [
          heading(2, say.report("profile.treaties")),
          {
            kind: "table" as const,
            caption: say.report("profile.treatiesCaption"),
            columns: [
              wide(say.report("profile.treaty")),
              narrow(say.report("profile.status")),
              narrow(say.report("profile.sinceHead")),
            ],
            rows: treaties.map(({ key, name, territory, status, since }) => [
              cell(name, {
                note:
                  [territory, marksOf(numbers("treaty", key))].filter(Boolean).join(" ") || null,
              }),
              cell(say.choice("treaty", "status", status)),
              cell(since === null ? say.report("figures.noShare") : say.date(since)),
            ]),
            notes: [],
          },
        ]),
  ];
}

/** Cases that it raised, meetings, reports that it owes itself: a line each. */
function alsoDid(
  say: Words,
  { raised, attended, obligations }: StateProfile,
  numbers: Numbers,
): Block[] {
  const parts = [
    { title: say.report("profile.raised"), kind: "case" as const, lines: raised.map(undated) },
    { title: say.report("profile.attended"), kind: "engagement" as const, lines: attended },
    { title: say.report("profile.owes"), kind: "obligation" as const, lines: obligations },
  ].filter(({ lines }) => lines.length > 0);
  return parts.flatMap(({ title, kind, lines }): Block[] => [
    heading(2, title),
    ...lines.map(({ key, title: name, on }) => ({
      ...paragraph(
        on === null ? name : say.report("profile.dated", { title: name, on: say.date(on) }),
      ),
      sources: numbers(kind, key),
    })),
  ]);
}

const undated = (one: { key: string; title: string }) => ({ ...one, on: null });
