import { WrongInputPage } from "@/components/public/notice-page";
import { addressesOf } from "@/components/public/place";
import { translator } from "@/lib/messages/words";
import { documentAt } from "./document";

const t = translator("public");

/** An address that asks for something there is not: 400, in words. */
export const wrongInputAt = (request: Request, message: string, edition: string | undefined) =>
  documentAt(request, { path: null, edition }, async (place) => ({
    status: 400,
    title: t("notices.wrongInput.title"),
    body: <WrongInputPage message={message} to={addressesOf(place)} />,
  }));
