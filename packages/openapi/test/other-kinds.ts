// Documents of other kinds, with everything that they can say.

/** AsyncAPI 3: channels with parameters, operations both ways, a reply, traits, bindings, headers, examples. */
export const LAMPS = `asyncapi: 3.0.0
id: urn:example:lamps
info:
  title: Lamps
  version: 1.4.0
  description: Lamps of a town, **switched** from afar.
  contact: {name: Lamp office, email: lamps@town.example}
  license: {name: Apache-2.0, url: https://www.apache.org/licenses/LICENSE-2.0}
  tags: [{name: town, description: What the town runs.}]
defaultContentType: application/json
servers:
  broker:
    host: broker.town.example:9092
    protocol: kafka-secure
    description: The broker of the town.
    security: [{$ref: '#/components/securitySchemes/scram'}]
channels:
  measured:
    address: lamps.{lampId}.measured
    title: Measurements
    description: What the lamps measured.
    parameters:
      lampId: {$ref: '#/components/parameters/lampId'}
    messages:
      light: {$ref: '#/components/messages/light'}
    bindings: {kafka: {topic: measured-topic, partitions: 3}}
  commands:
    address: lamps.{lampId}.commands
    summary: Commands for one lamp.
    parameters:
      lampId: {$ref: '#/components/parameters/lampId'}
    messages:
      switchLamp: {$ref: '#/components/messages/switch'}
      dimLamp: {$ref: '#/components/messages/dim'}
  answers:
    address: null
    description: Where answers come.
    messages:
      done: {$ref: '#/components/messages/done'}
operations:
  onMeasured:
    action: receive
    channel: {$ref: '#/channels/measured'}
    summary: A lamp measured its light.
    description: Comes _every minute_.
    tags: [{name: light}]
    traits: [{$ref: '#/components/operationTraits/slow'}]
    messages: [{$ref: '#/channels/measured/messages/light'}]
  command:
    action: send
    channel: {$ref: '#/channels/commands'}
    title: Command a lamp
    security: [{$ref: '#/components/securitySchemes/scram'}]
    reply:
      address: {location: '$message.header#/replyTo', description: Where it is to be answered.}
      channel: {$ref: '#/channels/answers'}
      messages: [{$ref: '#/channels/answers/messages/done'}]
components:
  parameters:
    lampId: {description: Which lamp., enum: [north, south], default: north, examples: [north]}
  messages:
    light:
      name: lightMeasured
      title: Light measured
      summary: One measurement.
      contentType: application/vnd.light+json
      traits: [{$ref: '#/components/messageTraits/traced'}]
      payload: {$ref: '#/components/schemas/Light'}
      examples: [{name: dusk, summary: In the evening., payload: {lumens: 12, at: '2026-11-30T17:00:00Z'}}]
    switch:
      payload: {type: object, required: ['on'], properties: {'on': {type: boolean, description: Whether it shines.}}}
    dim:
      headers: {type: object, properties: {urgency: {type: integer, maximum: 9, description: How soon.}}}
      correlationId: {location: '$message.header#/trace', description: What belongs together.}
      payload:
        schemaFormat: application/vnd.apache.avro;version=1.9.0
        schema: {type: record, name: Dim, fields: [{name: share, type: int}]}
    done: {payload: {oneOf: [{$ref: '#/components/schemas/Light'}, {type: 'null'}]}}
  messageTraits:
    traced: {headers: {type: object, properties: {trace: {type: string, format: uuid, description: Follows a message.}}}}
  operationTraits:
    slow: {bindings: {kafka: {clientId: {type: string, enum: [slow-reader]}}}}
  schemas:
    Light:
      type: object
      required: [lumens]
      properties:
        lumens: {type: integer, minimum: 0, description: How bright.}
        at: {type: string, format: date-time}
        lamp: {$ref: '#/components/schemas/Lamp'}
    Lamp: {type: object, description: A lamp., properties: {beside: {$ref: '#/components/schemas/Lamp'}}}
  securitySchemes:
    scram: {type: scramSha256, description: Name and password.}
`;

/** AsyncAPI 2: publish and subscribe, several messages, another schema format. */
export const RADIO = `asyncapi: 2.6.0
info: {title: Radio, version: 0.9.0, description: A radio.}
servers:
  live: {url: 'wss://radio.example/{station}', protocol: wss, variables: {station: {default: one, enum: [one, two]}}}
channels:
  songs/{genre}:
    description: What is played.
    parameters:
      genre: {description: Of which kind., schema: {type: string, enum: [jazz, folk]}, location: $message.payload#/genre}
    subscribe:
      operationId: onSong
      summary: A song begins.
      tags: [{name: music}]
      bindings: {ws: {bindingVersion: 0.1.0}}
      message:
        oneOf:
          - {$ref: '#/components/messages/song'}
          - {name: silence, summary: Nothing is played., payload: {type: object, properties: {seconds: {type: number}}}}
    publish:
      operationId: wish
      description: Asks for a song.
      message: {name: wish, payload: {$ref: '#/components/schemas/Wish'}, headers: {type: object, properties: {who: {type: string}}}}
components:
  messages:
    song: {title: A song, contentType: application/json, payload: {$ref: '#/components/schemas/Song'}, traits: [{headers: {type: object, properties: {seq: {type: integer}}}}]}
  schemas:
    Song: {type: object, properties: {title: {type: string, examples: [Blue]}, genre: {type: string}}}
    Wish: {allOf: [{$ref: '#/components/schemas/Song'}, {type: object, properties: {words: {type: string, maxLength: 80}}}]}
`;

/** A GraphQL schema: every kind of type, arguments, directives, deprecations, extensions, cycles. */
export const SHELVES = `"""Books of a **library**."""
schema @link(url: "https://specs.example/link") { query: Query, mutation: Mutation, subscription: Subscription }

"""Marks what is for staff."""
directive @staff(level: Int = 1) repeatable on FIELD_DEFINITION | OBJECT

scalar Date @specifiedBy(url: "https://scalars.example/date")

"""What is asked."""
type Query {
  "One book."
  book("Its number." isbn: ID!, edition: Int = 1 @deprecated(reason: "Editions have numbers of their own.")): Book
  books(filter: BookFilter, first: Int = 20): [Book!]!
  search(words: String!): [Found!]
  old: String @deprecated(reason: "Nobody asks.")
}
type Mutation {
  "Lends a book."
  lend(input: LendInput!): Loan! @staff(level: 2)
}
type Subscription { lent(shelf: String): Loan }

interface Node { id: ID! }
"A book."
type Book implements Node {
  id: ID!
  title: String!
  authors("How many." first: Int = 3): [Author!]!
  genre: Genre
  published: Date
}
type Author implements Node { id: ID!  name: String  books: [Book] }
union Found = Book | Author
enum Genre {
  NOVEL
  "Verse."
  POETRY
  TALES @deprecated(reason: "They are novels.")
}
input BookFilter { genre: Genre, not: BookFilter, years: [Int!] = [1900] }
input LendInput { isbn: ID!, "Until when." until: Date = "2026-12-24" }
type Loan @staff { book: Book!, until: Date }
extend type Author { born: Date }
`;
