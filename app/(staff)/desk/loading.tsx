import { translator } from "@/lib/messages/words";

export default function DeskLoading() {
  return (
    <p role="status" className="text-soft">
      {translator("staff")("site.loading")}
    </p>
  );
}
