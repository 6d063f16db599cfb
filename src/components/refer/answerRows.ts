import type { Locale } from '#src/domain/locale.ts';
import type { Answers } from '#src/domain/referral.ts';
import { wordsFor } from '#src/words/words.ts';

export interface AnswerRow {
  readonly field: string;
  readonly label: string;
  readonly value: string | readonly string[];
}

/** What somebody answered, in the words of the page and in its order; left-out answers have an empty value. */
export function answerRows(answers: Answers, locale: Locale): AnswerRow[] {
  return answers.about === 'self' ? rowsForSelf(answers, locale) : rowsForOther(answers, locale);
}

function rowsForOther(answers: Answers, locale: Locale): AnswerRow[] {
  const { form, labels } = wordsFor(locale).refer;
  return [
    { field: 'danger', label: form.danger, value: labels.danger[answers.danger] },
    { field: 'where', label: form.where, value: answers.where },
    { field: 'concerns', label: form.concerns, value: answers.concerns.map((concern) => labels.concerns[concern]) },
    { field: 'relation', label: form.relation, value: labels.relations[answers.relation] },
    { field: 'happening', label: form.happening, value: answers.happening },
    { field: 'person', label: form.person, value: answers.person },
    { field: 'recognize', label: form.recognize, value: answers.recognize },
    { field: 'approach', label: form.approach, value: answers.approach },
    { field: 'language', label: form.language, value: answers.language },
    { field: 'age', label: form.age, value: answers.age ? labels.ages[answers.age] : '' },
    { field: 'aware', label: form.aware, value: answers.aware ? labels.aware[answers.aware] : '' },
    { field: 'introduce', label: form.introduce, value: answers.introduce ? labels.yesNo[answers.introduce] : '' },
    { field: 'name', label: form.name, value: answers.name },
    { field: 'contact', label: form.contact, value: answers.contact },
    { field: 'may_call', label: form.mayCall, value: answers.mayCall ? labels.yesNo[answers.mayCall] : '' },
    { field: 'say_who', label: form.sayWho, value: labels.yesNo[answers.sayWho] },
  ];
}

function rowsForSelf(answers: Answers, locale: Locale): AnswerRow[] {
  const { form, labels } = wordsFor(locale).refer;
  return [
    { field: 'where', label: form.whereSelf, value: answers.where },
    { field: 'danger', label: form.dangerSelf, value: labels.danger[answers.danger] },
    { field: 'concerns', label: form.concernsSelf, value: answers.concerns.map((concern) => labels.concerns[concern]) },
    { field: 'happening', label: form.happeningSelf, value: answers.happening },
    { field: 'person', label: form.personSelf, value: answers.person },
    { field: 'approach', label: form.approachSelf, value: answers.approach },
    { field: 'language', label: form.languageSelf, value: answers.language },
    { field: 'age', label: form.ageSelf, value: answers.age ? labels.agesSelf[answers.age] : '' },
    { field: 'contact', label: form.contactSelf, value: answers.contact },
    { field: 'may_call', label: form.mayCall, value: answers.mayCall ? labels.yesNo[answers.mayCall] : '' },
  ];
}
