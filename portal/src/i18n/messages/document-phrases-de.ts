/** What is wrong with a document, in German: by the phrase's text. A test finds any that is missing, and any that nobody says. */
export const DOCUMENT_PHRASES_DE: Readonly<Record<string, string>> = {
  '"expires" is a day: YYYY-MM-DD.': '„expires“ ist ein Tag: JJJJ-MM-TT.',
  '"nullable" means nothing without "type" beside it.': '„nullable“ bedeutet nichts ohne „type“ daneben.',
  '"type" must be one of {0}.': '„type“ muss eines von {0} sein.',
  '$ref must be a text.': '$ref muss ein Text sein.',
  'A character is missing: a colon, a comma, a quote or a bracket.':
    'Ein Zeichen fehlt: ein Doppelpunkt, ein Komma, ein Anführungszeichen oder eine Klammer.',
  'A description has active content: scripts, event handlers or "javascript:" links.':
    'Eine Beschreibung hat aktiven Inhalt: Skripte, Event-Handler oder „javascript:“-Links.',
  'A directive at the start of the document is not understood.':
    'Eine Direktive am Anfang des Dokuments ist unverständlich.',
  'A key appears twice.': 'Ein Schlüssel steht zweimal da.',
  'A key is longer than 1,024 characters.': 'Ein Schlüssel ist länger als 1.024 Zeichen.',
  'A key must be a plain text, not a list or an object.':
    'Ein Schlüssel muss ein einfacher Text sein, keine Liste und kein Objekt.',
  'A key must stand on one line; a colon or a quote may be missing.':
    'Ein Schlüssel muss in einer Zeile stehen; vielleicht fehlt ein Doppelpunkt oder ein Anführungszeichen.',
  'A limit is given both with and without its own value.': 'Eine Grenze ist mit und ohne ihren eigenen Wert angegeben.',
  'A list is answered, but no parameter limits or pages it.':
    'Die Antwort ist eine Liste, aber kein Parameter begrenzt sie oder teilt sie in Seiten.',
  'A number is too large.': 'Eine Zahl ist zu groß.',
  'A number must be finite.': 'Eine Zahl muss endlich sein.',
  'A parameter that is the whole query string is left out: it cannot be sent through Portico.':
    'Ein Parameter, der die ganze Query ist, entfällt: er kann nicht durch Portico gesendet werden.',
  'A request could mean {0} or {1}.': 'Eine Anfrage könnte {0} oder {1} meinen.',
  'A rule is "error", "warning" or "off".': 'Eine Regel ist „error“, „warning“ oder „off“.',
  'A string contains a line break or control character.':
    'Ein Text enthält einen Zeilenumbruch oder ein Steuerzeichen.',
  'A string contains an escape that JSON does not know.': 'Ein Text enthält eine Escape-Folge, die JSON nicht kennt.',
  'A string is not closed.': 'Ein Text ist nicht geschlossen.',
  'A tab is used to indent; YAML takes spaces only.': 'Mit einem Tabulator ist eingerückt; YAML nimmt nur Leerzeichen.',
  'A tag asks for another kind of value than stands here.':
    'Ein Tag verlangt eine andere Art von Wert, als hier steht.',
  'A tag is not known.': 'Ein Tag ist unbekannt.',
  'A text in double quotes contains an escape that YAML does not know.':
    'Ein Text in Anführungszeichen enthält eine Escape-Folge, die YAML nicht kennt.',
  'A text without quotes cannot begin with this character.':
    'Ein Text ohne Anführungszeichen kann nicht mit diesem Zeichen beginnen.',
  'A value can have one anchor.': 'Ein Wert kann nur einen Anker haben.',
  'A value can have one tag.': 'Ein Wert kann nur ein Tag haben.',
  'A value of the enumeration is of another type than the schema.':
    'Ein Wert der Aufzählung ist von anderem Typ als das Schema.',
  'A value that contains others must begin on a line of its own.':
    'Ein Wert, der andere enthält, muss in einer eigenen Zeile beginnen.',
  'A variable of the path has no name.': 'Eine Variable des Pfads hat keinen Namen.',
  'Aliases expand to more than {0} values.': 'Aliasse ergeben mehr als {0} Werte.',
  'An alias cannot have an anchor or a tag.': 'Ein Alias kann weder Anker noch Tag haben.',
  'An alias is not written as one.': 'Ein Alias ist nicht als solcher geschrieben.',
  'An anchor or a tag must stand before the value, not before its mark.':
    'Ein Anker oder Tag muss vor dem Wert stehen, nicht vor seinem Zeichen.',
  'An entry of {0}': 'Ein Eintrag von {0}',
  'An exception needs a reason.': 'Eine Ausnahme braucht einen Grund.',
  'An exception needs the name of a rule.': 'Eine Ausnahme braucht den Namen einer Regel.',
  'Expected "," or "]".': 'Erwartet wird „,“ oder „]“.',
  'Expected "," or a closing brace.': 'Erwartet wird „,“ oder eine schließende geschweifte Klammer.',
  'Expected ":" after a name.': 'Nach einem Namen wird „:“ erwartet.',
  'Expected a name in double quotes.': 'Erwartet wird ein Name in Anführungszeichen.',
  'Expected a value, found the end.': 'Erwartet wird ein Wert, gefunden wurde das Ende.',
  'Expected a value, found {0}.': 'Erwartet wird ein Wert, gefunden wurde {0}.',
  'Inside brackets a value must be written with brackets too.':
    'In Klammern muss auch der Wert mit Klammern geschrieben sein.',
  'Media types of components are kept, but not followed.':
    'Medientypen von Komponenten bleiben erhalten, werden aber nicht befolgt.',
  'No file of the archive has the field "openapi", "swagger" or "asyncapi" at its start.':
    'Keine Datei des Archivs hat am Anfang das Feld „openapi“, „swagger“ oder „asyncapi“.',
  'Nothing refers to the component {0}.': 'Nichts verweist auf die Komponente {0}.',
  'Operations of further methods are kept in the document, but cannot be called through Portico.':
    'Operationen mit weiteren Methoden bleiben im Dokument, können aber nicht durch Portico aufgerufen werden.',
  'Operations of the method QUERY are kept in the document, but cannot be called through Portico.':
    'Operationen mit der Methode QUERY bleiben im Dokument, können aber nicht durch Portico aufgerufen werden.',
  'Several files could be the document: {0}. Choose one of them.':
    'Mehrere Dateien könnten das Dokument sein: {0}. Wählen Sie eine davon.',
  'Something stands here that does not belong here.': 'Hier steht etwas, das nicht hierher gehört.',
  'The alias {0} contains itself.': 'Der Alias {0} enthält sich selbst.',
  'The alias {0} names no anchor before it.': 'Der Alias {0} nennt keinen Anker, der vor ihm steht.',
  'The answer {0} is not application/problem+json.': 'Die Antwort {0} ist nicht application/problem+json.',
  'The archive has more than {0} files.': 'Das Archiv hat mehr als {0} Dateien.',
  'The archive holds more than {0} MB of documents.': 'Das Archiv enthält mehr als {0} MB an Dokumenten.',
  'The archive is damaged: it cannot be unpacked.': 'Das Archiv ist beschädigt: es lässt sich nicht entpacken.',
  'The document': 'Das Dokument',
  'The document cannot be read as YAML.': 'Das Dokument lässt sich nicht als YAML lesen.',
  'The document contains a NUL character.': 'Das Dokument enthält ein NUL-Zeichen.',
  'The document could not be read within {0} seconds.': 'Das Dokument ließ sich nicht in {0} Sekunden lesen.',
  'The document does not list this tag.': 'Das Dokument führt dieses Tag nicht auf.',
  'The document goes on after its end.': 'Das Dokument geht nach seinem Ende weiter.',
  'The document is UTF-16; save it as UTF-8.': 'Das Dokument ist UTF-16; speichern Sie es als UTF-8.',
  'The document is empty.': 'Das Dokument ist leer.',
  'The document is larger than {0} MB.': 'Das Dokument ist größer als {0} MB.',
  'The document is nested deeper than {0} levels.': 'Das Dokument ist tiefer als {0} Ebenen verschachtelt.',
  'The document is nested too deeply.': 'Das Dokument ist zu tief verschachtelt.',
  'The document is not an object: it is no OpenAPI document.':
    'Das Dokument ist kein Objekt und damit kein OpenAPI-Dokument.',
  'The document is not valid UTF-8 here.': 'Das Dokument ist hier kein gültiges UTF-8.',
  'The document names no contact.': 'Das Dokument nennt keinen Kontakt.',
  'The document names no licence.': 'Das Dokument nennt keine Lizenz.',
  'The document names no server.': 'Das Dokument nennt keinen Server.',
  'The document needs too much memory to be read.': 'Das Dokument braucht zum Lesen zu viel Speicher.',
  'The document uses more than {0} aliases.': 'Das Dokument verwendet mehr als {0} Aliasse.',
  'The example does not fit its schema: {0}': 'Das Beispiel passt nicht zu seinem Schema: {0}',
  'The example does not fit its schema: {0} {1}.': 'Das Beispiel passt nicht zu seinem Schema: {0} {1}.',
  'The example does not fit its schema: {0}.': 'Das Beispiel passt nicht zu seinem Schema: {0}.',
  'The example has both "value" and "externalValue".': 'Das Beispiel hat „value“ und „externalValue“ zugleich.',
  'The exception from {0} ended on {1}: {2}': 'Die Ausnahme von {0} endete am {1}: {2}',
  'The field "openapi" with the version is missing: this is no OpenAPI document.':
    'Das Feld „openapi“ mit der Version fehlt: das ist kein OpenAPI-Dokument.',
  'The file holds more than one document.': 'Die Datei enthält mehr als ein Dokument.',
  'The files refer to one another too often, the last time with {0}.':
    'Die Dateien verweisen zu oft aufeinander, zuletzt mit {0}.',
  'The indentation does not fit what it belongs to.': 'Die Einrückung passt nicht zu dem, wozu sie gehört.',
  'The key {0} appears twice.': 'Der Schlüssel {0} steht zweimal da.',
  'The key {0} is sent in the query, where logs and histories keep it.':
    'Der Schlüssel {0} wird in der Query gesendet, wo Protokolle und Verläufe ihn behalten.',
  'The name {0} appears twice in one object.': 'Der Name {0} steht zweimal in einem Objekt.',
  'The operation does not say who may call it.': 'Die Operation sagt nicht, wer sie aufrufen darf.',
  'The operation has no description.': 'Die Operation hat keine Beschreibung.',
  'The operation has no operationId.': 'Die Operation hat keine operationId.',
  'The operation has no response for faults of its caller (4XX).':
    'Die Operation hat keine Antwort für Fehler des Aufrufers (4XX).',
  'The operation has no response that succeeds (2XX).': 'Die Operation hat keine Antwort für den Erfolg (2XX).',
  'The operation has no summary.': 'Die Operation hat keine Zusammenfassung.',
  'The operation has no tag to be found by.': 'Die Operation hat kein Tag, unter dem man sie findet.',
  'The operation is deprecated, but does not say what to use instead.':
    'Die Operation ist veraltet, sagt aber nicht, was stattdessen zu nehmen ist.',
  'The operationId has characters that a URL cannot hold as they are.':
    'Die operationId hat Zeichen, die so nicht in eine URL passen.',
  'The operationId {0} is already used at {1}.': 'Die operationId {0} wird schon bei {1} verwendet.',
  'The parameter has no description.': 'Der Parameter hat keine Beschreibung.',
  'The path and its parameters disagree about {0}.': 'Der Pfad und seine Parameter sind sich über {0} nicht einig.',
  'The path has a query in it; parameters with "in: query" say that.':
    'Der Pfad hat eine Query in sich; das sagen Parameter mit „in: query“.',
  'The path is the same as {0} but for the names of its variables.':
    'Der Pfad ist bis auf die Namen seiner Variablen derselbe wie {0}.',
  'The path parameter {0} must be "required: true".': 'Der Pfadparameter {0} muss „required: true“ sein.',
  'The path {0} ends with a slash.': 'Der Pfad {0} endet mit einem Schrägstrich.',
  'The path {0} has no {1}.': 'Der Pfad {0} hat kein {1}.',
  'The path {0} must start with "/".': 'Der Pfad {0} muss mit „/“ beginnen.',
  'The path {0} names a method.': 'Der Pfad {0} nennt eine Methode.',
  'The required property {0} is not declared.': 'Das Pflichtfeld {0} ist nicht deklariert.',
  'The schema has a keyword that belongs to another type.':
    'Das Schema hat ein Schlüsselwort, das zu einem anderen Typ gehört.',
  'The schema {0} has no description.': 'Das Schema {0} hat keine Beschreibung.',
  'The schemas of {0} overlap, repeat or say nothing.':
    'Die Schemas von {0} überschneiden oder wiederholen sich oder sagen nichts.',
  'The scope {0} is not declared by the scheme {1}.': 'Den Scope {0} deklariert das Verfahren {1} nicht.',
  'The server variable has no values, or a default that is none of them.':
    'Die Servervariable hat keine Werte oder einen Standardwert, der keiner davon ist.',
  'The server variable {0} is not declared, or not used.':
    'Die Servervariable {0} ist nicht deklariert oder nicht verwendet.',
  'The server {0} is not reached by https.': 'Der Server {0} wird nicht über https erreicht.',
  "The server's URL ends with a slash.": 'Die URL des Servers endet mit einem Schrägstrich.',
  'The tag has no description.': 'Das Tag hat keine Beschreibung.',
  'The tag {0} is listed twice.': 'Das Tag {0} ist zweimal aufgeführt.',
  'The text parameter {0} has no maxLength, format or pattern.':
    'Der Textparameter {0} hat weder maxLength noch format noch pattern.',
  'The value {0} is in the enumeration twice.': 'Der Wert {0} steht zweimal in der Aufzählung.',
  'The {0} body has no example.': 'Der Body {0} hat kein Beispiel.',
  'The {0} object needs the field "{1}".': 'Das Objekt {0} braucht das Feld „{1}“.',
  'The {0} parameter {1} is declared twice.': 'Der Parameter {1} ({0}) ist zweimal deklariert.',
  'There is no rule {0}.': 'Es gibt keine Regel {0}.',
  'There is no security scheme {0}.': 'Es gibt kein Sicherheitsverfahren {0}.',
  'a body is not declared for this status': 'für diesen Status ist kein Body deklariert',
  'a body is required': 'ein Body wird gebraucht',
  'a list': 'eine Liste',
  'a number': 'eine Zahl',
  'a part has no headers': 'ein Teil hat keine Header',
  'a part has no name': 'ein Teil hat keinen Namen',
  'a text': 'ein Text',
  'a whole number, zero or more': 'eine ganze Zahl, null oder mehr',
  'an object': 'ein Objekt',
  'is not JSON': 'ist kein JSON',
  'is not valid': 'ist nicht gültig',
  'is required': 'wird gebraucht',
  null: 'null',
  'the answer has no example {0}': 'die Antwort hat kein Beispiel {0}',
  'the answer {0} is not declared': 'die Antwort {0} ist nicht deklariert',
  'the body ends before its last boundary': 'der Body endet vor seiner letzten Grenze',
  'the body has more than {0} parts': 'der Body hat mehr als {0} Teile',
  'the body is not JSON': 'der Body ist kein JSON',
  'the boundary is not in the body': 'die Grenze kommt im Body nicht vor',
  'the content type names no boundary': 'der Medientyp nennt keine Grenze',
  'the header {0} {1}': 'der Header {0} {1}',
  'the media type {0} is not declared': 'der Medientyp {0} ist nicht deklariert',
  'the path is not that of the operation': 'der Pfad ist nicht der der Operation',
  'the operation takes no body': 'die Operation nimmt keinen Body',
  'the status {0} is not declared': 'der Status {0} ist nicht deklariert',
  'true or false': 'wahr oder falsch',
  '{0}': '{0}',
  '{0} does not lead to an object.': '{0} führt zu keinem Objekt.',
  '{0} in {1} is not declared as a path parameter.': '{0} in {1} ist nicht als Pfadparameter deklariert.',
  '{0} is asked for without a scope.': '{0} wird ohne Scope verlangt.',
  '{0} is not among the JSON and YAML files of the archive.':
    '{0} ist nicht unter den JSON- und YAML-Dateien des Archivs.',
  'Only in an archive there are files to choose the document from.':
    'Nur in einem Archiv gibt es Dateien, aus denen das Dokument zu wählen ist.',
  '{0} is in the archive twice: it is not opened.': '{0} ist zweimal im Archiv: Es wird nicht geöffnet.',
  '{0} is no plain relative path: the archive is not opened.':
    '{0} ist kein einfacher relativer Pfad: das Archiv wird nicht geöffnet.',
  '{0} is not a field of the {1} object.': '{0} ist kein Feld des Objekts {1}.',
  '{0} is not a field of the {1} object. Did you mean "{2}"?': '{0} ist kein Feld des Objekts {1}. Meinten Sie „{2}“?',
  '{0} is not a status code, 1XX to 5XX or "default".':
    '{0} ist kein Statuscode, nicht 1XX bis 5XX und nicht „default“.',
  '{0} is not among the files.': '{0} ist nicht unter den Dateien.',
  '{0} is not {1}, as most names here are.': '{0} ist nicht {1} wie die meisten Namen hier.',
  '{0} is outside the bundle. Nothing is fetched or opened.':
    '{0} liegt außerhalb des Bündels. Es wird nichts geholt oder geöffnet.',
  '{0} is outside this document. Nothing is fetched or opened: bundle the document first.':
    '{0} liegt außerhalb dieses Dokuments. Es wird nichts geholt oder geöffnet: bündeln Sie das Dokument zuerst.',
  '{0} is the same path as {1}.': '{0} ist derselbe Pfad wie {1}.',
  '{0} leads back to itself.': '{0} führt zu sich selbst zurück.',
  '{0} leads on more than {1} times.': '{0} führt mehr als {1}-mal weiter.',
  '{0} leads to nothing in this document.': '{0} führt in diesem Dokument ins Leere.',
  '{0} leads to nothing in {1}.': '{0} führt in {1} ins Leere.',
  '{0} must be a list, not {1}.': '{0} muss eine Liste sein, nicht {1}.',
  '{0} must be an object ({1}), not {2}.': '{0} muss ein Objekt ({1}) sein, nicht {2}.',
  '{0} must be an object, not {1}.': '{0} muss ein Objekt sein, nicht {1}.',
  'GraphQL: {0}': 'GraphQL: {0}',
  'The document has {0} references; at most {1} are taken.':
    'Das Dokument hat {0} Verweise; höchstens {1} werden angenommen.',
  'AsyncAPI {0} is not taken; 2.0 to 2.6, 3.0 and 3.1 are, written as text.':
    'AsyncAPI {0} wird nicht angenommen; 2.0 bis 2.6, 3.0 und 3.1 schon, als Text geschrieben.',
  '{0} needs the field {1}.': '{0} braucht das Feld {1}.',
  '{0} is not a field of {1}.': '{0} ist kein Feld von {1}.',
  '{0} is not as AsyncAPI has it: {1}.': '{0} ist nicht, wie AsyncAPI es hat: {1}.',
  '{0} must be one of {1}.': '{0} muss eines von {1} sein.',
  '{0} must be one schema, not a list; its entries are taken as choices.':
    '{0} muss ein Schema sein, keine Liste; ihre Einträge gelten als Möglichkeiten.',
  '{0} must be {1}, not {2}.': '{0} muss {1} sein, nicht {2}.',
  '{0} stands beside a $ref, where nobody reads it.': '{0} steht neben einem $ref, wo es niemand liest.',
  '{0} {1} is not taken; 2.0, 3.0.x, 3.1.x and 3.2.x are, written as text.':
    '{0} {1} wird nicht angenommen; 2.0, 3.0.x, 3.1.x und 3.2.x schon, als Text geschrieben.',
  'The document has {0} operations; at most {1} are taken.':
    'Das Dokument hat {0} Operationen; angenommen werden höchstens {1}.',
};
