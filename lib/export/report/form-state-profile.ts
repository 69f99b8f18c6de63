import type { EntryKind } from "@/lib/domain/entry/kind";
import type { Stand } from "@/lib/domain/stance";
import { POSITIONS } from "@/lib/domain/position";
import type { StateProfile } from "@/lib/domain/state-profile";
import { dateWords } from "@/lib/messages/date";
import { choiceWords } from "@/lib/messages/entry";
import { countWords } from "@/lib/messages/figure";
import { countingUnitWords, positionWords, translator } from "@/lib/messages/words";
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

const t = translator("report");
const told = translator("dealings");

/** A State as an actor: what it asked of others, what it signed and how it voted. Its own record stands elsewhere. */
export function stateProfile(input: ReportInput, { sources }: Around): Body {
  const profile = profileIn(input);
  const { critical, supportive } = profile.stances;
  return {
    headline: t("profile.headline", { state: profile.state.name, critical, supportive }),
    headlineNote: told("state.stanceNote"),
    blocks: [
      heading(1, t("profile.heading", { state: profile.state.name })),
      ...asked(profile, input),
      ...stood(input, profile, sources),
      ...belongs(profile, input, numbersIn(input, sources)),
      ...alsoDid(profile, numbersIn(input, sources)),
      ...pictures(input),
    ],
  };
}

function profileIn({ profile }: ReportInput): StateProfile {
  if (!profile) throw new Error("a profile without its State");
  return profile;
}

/** In each counting unit by itself: unlike units are never added up. */
function asked({ asked: units, state }: StateProfile, { edition }: ReportInput): Block[] {
  const title = heading(2, t("profile.asked", { state: state.name }));
  if (units.length === 0)
    return [title, paragraph(t("profile.askedNothing", { state: state.name }))];
  return [
    title,
    ...units.map(({ countingUnit, of, count }): Table => {
      const unit = countingUnitWords(countingUnit);
      const answers = POSITIONS.filter((one) => of.some(({ positions }) => positions[one] > 0));
      return {
        kind: "table",
        caption: t("profile.askedCaption", { state: state.name, unit: unit.name.toLowerCase() }),
        columns: [
          wide(t("profile.of")),
          figures(t("profile.count")),
          ...answers.map((one) => figures(positionWords(one).name)),
          figures(t("profile.assessed")),
        ],
        rows: of.map((one) => [
          cell(one.state.name),
          cell(countWords(one.count)),
          ...answers.map((answer) => cell(countWords(one.positions[answer]))),
          cell(countWords(one.count - one.levels["not-assessed"])),
        ]),
        notes: [
          t("profile.askedNote", {
            count: countWords(count),
            day: dateWords(edition.asOf),
            number: String(edition.number),
          }),
          t("figures.unit", { name: unit.name, definition: unit.definition }),
        ],
      };
    }),
  ];
}

function stood(input: ReportInput, { stances, state }: StateProfile, sources: Sources): Block[] {
  const title = heading(2, t("profile.stood"));
  if (stances.acts.length === 0)
    return [title, paragraph(t("profile.stoodNothing", { state: state.name }))];
  const numbers = numbersIn(input, sources);
  const findings = [
    ...stances.againstAndSupportive.map(({ vote, signed }) =>
      numbered(
        told("state.both", { state: state.name, vote: vote.title, count: signed.length }),
        [vote, ...signed].flatMap((act) => numbersOf(act, numbers)),
      ),
    ),
    ...stances.switches.map(({ act, from, to, about }) =>
      numbered(
        told("state.switched", { on: dateWords(act.on), from: from as Stand, to, about }),
        numbersOf(act, numbers),
      ),
    ),
  ];
  return [title, ...findings, actsTable(input, stances.acts, numbers)];
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

function actsTable({ names }: ReportInput, acts: readonly Act[], numbers: Numbers): Table {
  return {
    kind: "table",
    caption: t("profile.actsCaption"),
    columns: [narrow(t("profile.when")), wide(t("profile.what")), narrow(t("profile.how"))],
    rows: acts.map((act) => {
      const title = act.kind === "voted" ? act.title : act.statement.title;
      const how =
        act.kind === "voted"
          ? t("profile.voted", { vote: choiceWords("vote", "vote", act.vote).toLowerCase() })
          : t("profile.signed", {
              stance: choiceWords("statement", "stance", act.statement.stance),
            });
      const about = act.about.map((iso3) => names[iso3] ?? iso3);
      const note = [
        about.length > 0 && t("profile.about", { names: about.join(", ") }),
        marksOf(numbersOf(act, numbers)),
      ];
      return [
        cell(dateWords(act.on)),
        cell(title, { note: note.filter(Boolean).join(" ") || null }),
        cell(how),
      ];
    }),
    notes: [],
  };
}

function belongs(
  { groups, treaties }: StateProfile,
  { edition }: ReportInput,
  numbers: Numbers,
): Block[] {
  const member = groups.filter(({ isMember }) => isMember);
  const day = dateWords(edition.asOf);
  return [
    ...(member.length === 0
      ? []
      : [
          heading(2, t("profile.groups", { day })),
          ...member.map(({ key, name, from }) => ({
            ...paragraph(
              from === null ? name : t("profile.since", { name, date: dateWords(from) }),
            ),
            sources: numbers("group", key),
          })),
        ]),
    ...(treaties.length === 0
      ? []
      : [
          heading(2, t("profile.treaties")),
          {
            kind: "table" as const,
            caption: t("profile.treatiesCaption"),
            columns: [
              wide(t("profile.treaty")),
              narrow(t("profile.status")),
              narrow(t("profile.sinceHead")),
            ],
            rows: treaties.map(({ key, name, territory, status, since }) => [
              cell(name, {
                note:
                  [territory, marksOf(numbers("treaty", key))].filter(Boolean).join(" ") || null,
              }),
              cell(choiceWords("treaty", "status", status)),
              cell(since === null ? t("figures.noShare") : dateWords(since)),
            ]),
            notes: [],
          },
        ]),
  ];
}

/** Cases that it raised, meetings, reports that it owes itself: a line each. */
function alsoDid({ raised, attended, obligations }: StateProfile, numbers: Numbers): Block[] {
  const parts = [
    { title: t("profile.raised"), kind: "case" as const, lines: raised.map(undated) },
    { title: t("profile.attended"), kind: "engagement" as const, lines: attended },
    { title: t("profile.owes"), kind: "obligation" as const, lines: obligations },
  ].filter(({ lines }) => lines.length > 0);
  return parts.flatMap(({ title, kind, lines }): Block[] => [
    heading(2, title),
    ...lines.map(({ key, title: name, on }) => ({
      ...paragraph(on === null ? name : t("profile.dated", { title: name, on: dateWords(on) })),
      sources: numbers(kind, key),
    })),
  ]);
}

const undated = (one: { key: string; title: string }) => ({ ...one, on: null });
