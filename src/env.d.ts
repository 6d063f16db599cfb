/// <reference types="astro/client" />
declare namespace App {
  interface Locals {
    readonly ports: import('#src/ports.ts').Ports;
    readonly facts: import('#src/domain/locals.ts').RequestFacts;
  }
}
