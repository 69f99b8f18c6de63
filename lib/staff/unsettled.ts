import "server-only";
import { record } from "@/lib/db/record";
import { may, type StaffMember } from "@/lib/domain/permission";
import { readableSql } from "./readable";

/** An approved assessment that stands, although a source on which it rests was retracted or taken down. */
export type Unsettled = {
  /** Of the assessment. */
  id: string;
  ref: string;
  summary: string | null;
  textVerbatim: string | null;
  /** How many cited sources were withdrawn, and how many are left, of those that this member may read. */
  withdrawn: number;
  left: number;
};

/** What has to be looked at anew, by reference. Sources that the member may not read are not counted, nor what cites them alone. */
export async function listUnsettled(who: StaffMember): Promise<Unsettled[]> {
  if (!may(who, "read the record")) return [];
  return record.$queryRaw<Unsettled[]>`
    select standing.id::text, r.ref, r.summary, r.text_verbatim as "textVerbatim",
      count(*) filter (where evidence.retracted_at is not null)::int as withdrawn,
      count(*) filter (where evidence.retracted_at is null)::int as left
    from (
      select distinct on (recommendation_id) id, recommendation_id from assessment
      where approved_at is not null and withdrawn_at is null
      order by recommendation_id, approved_at desc
    ) standing
    join recommendation r on r.id = standing.recommendation_id and r.withdrawn_at is null
    join assessment_evidence cited on cited.assessment_id = standing.id
    join evidence on evidence.id = cited.evidence_id and ${readableSql(who)}
    group by standing.id, r.ref, r.summary, r.text_verbatim
    having count(*) filter (where evidence.retracted_at is not null) > 0
    order by r.ref`;
}
