import { Select } from "@/components/ui/select";
import { statesInWords } from "@/lib/domain/focus";
import { translator } from "@/lib/messages/words";

const t = translator("staff");

/** The dossiers to which the first screen narrowed a list, to be let go. */
export function DossierChoice({ asked }: { asked: string }) {
  const names = statesInWords(asked).join(", ");
  return (
    <Select
      name="dossiers"
      label={t("recommendations.by.dossiers")}
      empty={t("recommendations.any")}
      options={[{ value: asked, label: t("recommendations.ofDossiers", { names }) }]}
      defaultValue={asked}
    />
  );
}
