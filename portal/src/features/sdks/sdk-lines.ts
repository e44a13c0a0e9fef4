import type { SdkLanguage } from '@portico/client';
import { type FirstCall, goName, snakeName } from './sdk-names.ts';

type Wanted = { readonly slug: string; readonly version: string; readonly call: FirstCall | undefined };

export type SdkLines = {
  /** What the archive is called. */
  readonly file: string;
  readonly install: string;
  /** Of a build tool that wants it written down. */
  readonly dependency?: string;
  readonly first?: string;
};

const first = (language: SdkLanguage, slug: string, { client, method, hasParameters }: FirstCall): string => {
  const joined = slug.replaceAll('-', '');
  // A name begins with a letter; slugs may begin with a digit.
  const identifier = `${/^\d/.test(slug) ? 'sdk' : ''}${joined}sdk`;
  const plain = `${/^\d/.test(slug) ? 'api' : ''}${joined}`;
  const lines: Readonly<Record<SdkLanguage, string>> = {
    typescript: `import { ${client} } from '${slug}-sdk';

const client = new ${client}({ apiKey: process.env.PORTICO_KEY });
const answer = await client.${method}();
console.log(answer);`,
    python: `import os

from ${/^\d/.test(slug) ? 'sdk_' : ''}${slug.replaceAll('-', '_')}_sdk import ${client}

with ${client}(api_key=os.environ["PORTICO_KEY"]) as client:
    answer = client.${snakeName(method)}()
    print(answer)`,
    go: `package main

import (
	"context"
	"log"
	"os"

	${identifier} "${slug}-sdk"
)

func main() {
	client := ${identifier}.New(${identifier}.Config{APIKey: os.Getenv("PORTICO_KEY")})
	answer, err := client.${goName(method)}(context.Background()${hasParameters ? `, ${identifier}.${goName(method)}Params{}` : ''})
	if err != nil {
		log.Fatal(err)
	}
	log.Print(answer)
}`,
    java: `import sdk.${plain}.${client};
import sdk.${plain}.runtime.ClientOptions;

public class Example {
    public static void main(String[] arguments) {
        var client = new ${client}(ClientOptions.builder().apiKey(System.getenv("PORTICO_KEY")).build());
        System.out.println(client.${method}());
    }
}`,
  };
  return lines[language];
};

/** How an SDK is brought into a project and called, in its language's own words. */
export const sdkLines = (language: SdkLanguage, { slug, version, call }: Wanted): SdkLines => {
  const name = `${slug}-sdk`;
  const file = `${slug}-${version.replaceAll(/[^0-9A-Za-z.-]/g, '-')}-${language}.zip`;
  const unpack = `unzip ${file} -d ${name}`;
  const install: Readonly<Record<SdkLanguage, string>> = {
    typescript: `${unpack}\nnpm install --prefix ${name}\nnpm run build --prefix ${name}\nnpm install ./${name}`,
    python: `${unpack}\npip install ./${name}`,
    go: `${unpack}\ngo mod edit -require=${name}@v0.0.0 -replace=${name}=./${name}`,
    java: `${unpack}\nmvn --file ${name} install`,
  };
  return {
    file,
    install: install[language],
    ...(language === 'java' && {
      dependency: `<dependency>\n  <groupId>sdk</groupId>\n  <artifactId>${name}</artifactId>\n  <version>${/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(version) ? version : '0.0.0'}</version>\n</dependency>`,
    }),
    ...(call && { first: first(language, slug, call) }),
  };
};
