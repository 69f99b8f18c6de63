import type { RegionalGroup } from "@/lib/domain/region";
import { translator } from "@/lib/messages/words";

const t = translator("dealings");

export const regionWords = (region: RegionalGroup | null) => t(`regions.${region ?? "none"}`);
