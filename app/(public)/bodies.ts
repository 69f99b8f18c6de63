import type { EntryKind } from "@/lib/domain/entry/kind";
import {
  caseList,
  casePage,
  engagementList,
  obligationList,
  obligationPage,
  statementList,
  statementPage,
  votePage,
} from "./dealing";
import type { Own } from "./own";
import { reportPage } from "./published-report";
import {
  clusterPage,
  figureList,
  figurePage,
  groupPage,
  mechanismList,
  mechanismPage,
  quotationList,
  quotationPage,
  treatyPage,
} from "./reference";

const BODIES: { [K in EntryKind]?: Own<K> } = {
  case: { page: casePage, list: caseList },
  cluster: { page: clusterPage },
  engagement: { list: engagementList },
  figure: { page: figurePage, list: figureList },
  group: { page: groupPage },
  mechanism: { page: mechanismPage, list: mechanismList },
  obligation: { page: obligationPage, list: obligationList },
  quotation: { page: quotationPage, list: quotationList },
  report: { page: reportPage },
  statement: { page: statementPage, list: statementList },
  treaty: { page: treatyPage },
  vote: { page: votePage },
};

/** What a kind shows in its own way; one that is not named here is shown plainly. */
export const bodiesOf = <K extends EntryKind>(kind: K): Own<K> => BODIES[kind] ?? {};
