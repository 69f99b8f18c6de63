import setting from "./en/setting.json";
import { wordsOf } from "./catalogue";

/** The words of the page of settings. A missing one is a fault of ours and throws. */
export const settingWords = wordsOf(setting);
