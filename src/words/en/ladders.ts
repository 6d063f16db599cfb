/** What the public reads on a form that closed itself; the phone of the team stands beside it. */
export const ladders = {
  closedItself: {
    'promise-missed': 'The form closed itself because messages were not read in time. If you can, call the team.',
    'too-few-keys': 'The form closed itself because too few people on the team can open messages right now. If you can, call the team.',
  },
};
