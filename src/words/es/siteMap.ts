import type { siteMap as en } from '#src/words/en/siteMap.ts';

export const siteMap: typeof en = {
  title: 'Programas en el mapa',
  titleOf: (state) => `${state}: programas en el mapa`,
  skip: 'Saltar el mapa',
  chooseState: 'Elija un estado relleno para ver sus programas.',
  counted: 'El número dice cuántos programas conocemos allí.',
  stateLink: (state, count) => (count === 1 ? `${state}: 1 programa` : `${state}: ${count} programas`),
  apart: 'No están en este dibujo:',
  allStates: 'Ver todos los estados',
  noDrawing: (state) => `No tenemos un dibujo de ${state}. En la lista está todo lo que sabemos.`,
  noSites: (state) => `Ningún programa de ${state} cumple con lo que usted pidió.`,
  shaded: 'En un condado relleno trabaja un programa, muchas veces solo en una parte.',
  outlined: 'En un condado con línea de puntos sabemos de un programa, pero no si trabaja ahora.',
  inPart: 'Algunos condados se ven más grandes de lo que son: su estado cambió los límites.',
  crowd: (count) => `${count} programas son demasiados para marcarlos uno por uno. Busque un condado o una ciudad para ver menos.`,
  unplaced: 'No está en el mapa, porque no se conocen sus condados:',
  departs: 'no es un lugar para referir',
  countySites: (sites) => `En este condado: ${sites}`,
  area: {
    label: (name, state) => `Mapa de ${state} con la zona de ${name} rellena`,
    counties: 'Relleno: los condados que nombra el programa.',
    partOfCounties: 'Con rayas: el programa atiende solo una parte. Las palabras de arriba dicen cuál.',
    shapes: 'Relleno: la zona tal como la dibujó el programa.',
    inPart: 'Los límites cambiaron aquí en 2022, por eso se marca más de lo que el programa atiende.',
    whole: (state) => `Ver todos los programas de ${state}`,
  },
};
