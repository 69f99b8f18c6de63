import { TalkSection } from "@/components/staff/talk";
import type { Thing } from "@/lib/domain/comment";
import { may, type StaffMember } from "@/lib/domain/permission";
import { findTalk } from "@/lib/staff/comment";
import { unsentOf } from "../unsent/putting-back";
import { addCommentAction, settleCommentAction, watchAction } from "./actions";

const ACTIONS = { add: addCommentAction, settle: settleCommentAction, watch: watchAction };

/** What members say about this thing, on whichever page it stands. Nothing where it is closed to this member. */
export async function Talk({
  who,
  thing,
  parts = {},
}: {
  who: StaffMember;
  thing: Thing;
  parts?: Readonly<Record<string, string>>;
}) {
  const talk = await findTalk(who, thing);
  if (!talk) return null;
  const unsent = may(who, "comment")
    ? await unsentOf(who, { form: "comment", about: `${thing.kind} ${thing.key}` })
    : null;
  return <TalkSection thing={thing} parts={parts} {...talk} actions={ACTIONS} unsent={unsent} />;
}
