import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { settingWords } from "@/lib/messages/setting";

/** Asks for a picture; `children` come before it and say whose logo it will be. */
export function LogoUpload({
  action,
  hint,
  children,
}: {
  action: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      className="flex max-w-md flex-col gap-4"
    >
      {children}
      <Field
        name="file"
        type="file"
        required
        accept=".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml"
        label={settingWords("logo.file")}
        hint={hint}
      />
      <div>
        <Button kind="primary">{settingWords("logo.upload")}</Button>
      </div>
    </form>
  );
}
