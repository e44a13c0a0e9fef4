// Made by `npm run generate` from openapi/; not edited by hand.
export const FORM_SCHEMAS = {
  "AccessDryRunRequest": {},
  "AccessPolicies": {},
  "AccessPolicy": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "kind": {
      "required": true,
      "type": "string",
      "enum": [
        "addresses",
        "countries",
        "times",
        "headers",
        "certificate",
        "scopes"
      ]
    },
    "effect": {
      "type": "string",
      "enum": [
        "allow",
        "deny"
      ]
    },
    "timeZone": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[A-Za-z0-9_+/-]+$"
    }
  },
  "AgentCode": {
    "clientId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "code": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 200
    },
    "verifier": {
      "required": true,
      "type": "string",
      "minLength": 43,
      "maxLength": 128,
      "pattern": "^[A-Za-z0-9._~-]+$"
    },
    "redirectUri": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 1024
    },
    "resource": {
      "type": "string",
      "maxLength": 2048
    }
  },
  "AgentRefresh": {
    "clientId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "refreshToken": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 200
    },
    "resource": {
      "type": "string",
      "maxLength": 2048
    }
  },
  "AgentRequest": {
    "clientId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "redirectUri": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 1024
    },
    "responseType": {
      "type": "string",
      "maxLength": 100
    },
    "codeChallenge": {
      "type": "string",
      "maxLength": 200
    },
    "codeChallengeMethod": {
      "type": "string",
      "maxLength": 100
    },
    "resource": {
      "type": "string",
      "maxLength": 2048
    },
    "state": {
      "type": "string",
      "maxLength": 2048
    }
  },
  "AgentRequestDecision": {
    "appId": {
      "type": "string",
      "maxLength": 30,
      "pattern": "^app_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "environment": {
      "type": "string",
      "enum": [
        "live",
        "test"
      ]
    }
  },
  "AgentTokenShown": {
    "clientId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "token": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    }
  },
  "ApiChanges": {
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "summary": {
      "type": "string",
      "maxLength": 300
    },
    "visibility": {
      "type": "string",
      "enum": [
        "public",
        "internal",
        "private"
      ]
    },
    "contactName": {
      "type": "string",
      "minLength": 1,
      "maxLength": 80
    },
    "contactMail": {
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "contactUrl": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://[!#-;=?-Z_a-z~]+$"
    },
    "termsUrl": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://[!#-;=?-Z_a-z~]+$"
    },
    "termsText": {
      "type": "string",
      "minLength": 1,
      "maxLength": 5000
    },
    "iconText": {
      "type": "string",
      "minLength": 1,
      "maxLength": 16
    },
    "iconColour": {
      "type": "integer",
      "minimum": 1,
      "maximum": 8
    },
    "iconUploadId": {
      "type": "string",
      "maxLength": 30,
      "pattern": "^upl_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "ApiDeletion": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80
    },
    "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    }
  },
  "ApiPublishingRules": {
    "breakingChange": {
      "required": true,
      "type": "string",
      "enum": [
        "block",
        "warn",
        "free"
      ]
    },
    "grade": {
      "required": true,
      "type": "string",
      "enum": [
        "block",
        "warn",
        "free"
      ]
    },
    "minimumGrade": {
      "required": true,
      "type": "string",
      "enum": [
        "A",
        "B",
        "C",
        "D",
        "F"
      ]
    },
    "owner": {
      "required": true,
      "type": "string",
      "enum": [
        "block",
        "warn",
        "free"
      ]
    }
  },
  "ApiSourceSettings": {
    "url": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://"
    },
    "schedule": {
      "required": true,
      "type": "string",
      "enum": [
        "off",
        "hourly",
        "daily",
        "weekly"
      ]
    }
  },
  "ApiTransfer": {
    "teamId": {
      "required": true,
      "type": "string",
      "maxLength": 31,
      "pattern": "^team_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "AppChanges": {
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "description": {
      "type": "string",
      "maxLength": 2000
    }
  },
  "AppDeletion": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80
    }
  },
  "AppTransfer": {
    "teamId": {
      "required": true,
      "type": "string",
      "maxLength": 31,
      "pattern": "^team_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "AppearanceRestoration": {
    "to": {
      "required": true,
      "type": "string",
      "enum": [
        "previous",
        "shipped"
      ]
    }
  },
  "AppearanceSettings": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "accent": {
      "type": "string",
      "maxLength": 7,
      "pattern": "^#[0-9a-f]{6}$"
    },
    "typeface": {
      "required": true,
      "type": "string",
      "enum": [
        "instrument-sans",
        "inter",
        "source-sans",
        "source-serif",
        "system"
      ]
    }
  },
  "ArchiveRoot": {
    "uploadId": {
      "required": true,
      "type": "string",
      "maxLength": 30,
      "pattern": "^upl_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "root": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 255
    }
  },
  "Assertion": {
    "kind": {
      "required": true,
      "type": "string",
      "enum": [
        "status",
        "schema",
        "latency",
        "header"
      ]
    },
    "status": {
      "type": "integer",
      "minimum": 100,
      "maximum": 599
    },
    "maxMilliseconds": {
      "type": "integer",
      "minimum": 1,
      "maximum": 30000
    },
    "header": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "pattern": "^[A-Za-z0-9-]+$"
    },
    "equals": {
      "type": "string",
      "maxLength": 1000
    }
  },
  "AuthenticatorCode": {
    "code": {
      "required": true,
      "type": "string",
      "minLength": 6,
      "maxLength": 6,
      "pattern": "^[0-9]{6}$"
    }
  },
  "AwsApiReference": {
    "accountId": {
      "required": true,
      "type": "string",
      "minLength": 12,
      "maxLength": 12,
      "pattern": "^[0-9]{12}$"
    },
    "kind": {
      "required": true,
      "type": "string",
      "enum": [
        "rest",
        "http"
      ]
    },
    "id": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 40,
      "pattern": "^[a-z0-9]+$"
    },
    "stage": {
      "type": "string",
      "minLength": 1,
      "maxLength": 128,
      "pattern": "^[A-Za-z0-9_$-]+$"
    }
  },
  "BackendAuthSettings": {
    "kind": {
      "required": true,
      "type": "string",
      "enum": [
        "none",
        "header",
        "query",
        "basic",
        "bearer",
        "oauth2",
        "sigv4"
      ]
    },
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"
    },
    "username": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "pattern": "^[^:\\x00-\\x1f\\x7f]+$"
    },
    "tokenUrl": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://"
    },
    "clientId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "pattern": "^[ -~]+$"
    },
    "clientAuthentication": {
      "type": "string",
      "enum": [
        "basic",
        "post"
      ]
    },
    "region": {
      "type": "string",
      "minLength": 1,
      "maxLength": 40,
      "pattern": "^[a-z0-9-]+$"
    },
    "service": {
      "type": "string",
      "minLength": 1,
      "maxLength": 40,
      "pattern": "^[a-z0-9-]+$"
    },
    "accessKeyId": {
      "type": "string",
      "minLength": 16,
      "maxLength": 128,
      "pattern": "^[A-Z0-9]+$"
    },
    "secret": {
      "type": "string",
      "minLength": 1,
      "maxLength": 4096,
      "pattern": "^[!-~]([ -~]*[!-~])?$"
    }
  },
  "BackendSettings": {
    "healthCheckPath": {
      "type": "string",
      "minLength": 1,
      "maxLength": 500,
      "pattern": "^/[!-~]*$"
    },
    "connectTimeoutMilliseconds": {
      "type": "integer",
      "minimum": 100,
      "maximum": 3000
    },
    "timeoutMilliseconds": {
      "type": "integer",
      "minimum": 100,
      "maximum": 25000
    },
    "encodedSlashes": {
      "type": "string",
      "enum": [
        "separate",
        "keep",
        "refuse"
      ]
    }
  },
  "BackendTarget": {
    "url": {
      "required": true,
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://"
    },
    "weight": {
      "type": "integer",
      "minimum": 0,
      "maximum": 1000
    }
  },
  "BackendTestRequest": {
    "path": {
      "type": "string",
      "minLength": 1,
      "maxLength": 500,
      "pattern": "^/[!-~]*$"
    },
    "target": {
      "type": "integer",
      "minimum": 0,
      "maximum": 9
    }
  },
  "Brownout": {
    "startsAt": {
      "required": true,
      "type": "string",
      "maxLength": 40
    },
    "minutes": {
      "required": true,
      "type": "integer",
      "minimum": 1,
      "maximum": 1440
    }
  },
  "CallTokenRequest": {
    "scheme": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 200
    },
    "flow": {
      "required": true,
      "type": "string",
      "enum": [
        "authorizationCode",
        "clientCredentials"
      ]
    },
    "clientId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 500,
      "pattern": "^[ -~]+$"
    },
    "clientSecret": {
      "type": "string",
      "minLength": 1,
      "maxLength": 2000,
      "pattern": "^[ -~]+$"
    },
    "clientAuthentication": {
      "type": "string",
      "enum": [
        "basic",
        "post"
      ]
    },
    "code": {
      "type": "string",
      "minLength": 1,
      "maxLength": 4096,
      "pattern": "^[ -~]+$"
    },
    "codeVerifier": {
      "type": "string",
      "minLength": 43,
      "maxLength": 128,
      "pattern": "^[A-Za-z0-9._~-]+$"
    },
    "redirectUri": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://[!-~]+$"
    },
    "renewal": {
      "type": "string",
      "minLength": 1,
      "maxLength": 8192,
      "pattern": "^[ -~]+$"
    }
  },
  "ConnectionChanges": {
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "metadata": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100000
    },
    "metadataUrl": {
      "type": "string",
      "minLength": 8,
      "maxLength": 1000,
      "pattern": "^https?://[!-~]+$"
    },
    "clientId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    },
    "clientSecret": {
      "type": "string",
      "minLength": 1,
      "maxLength": 500
    },
    "scopes": {
      "type": "string",
      "minLength": 6,
      "maxLength": 300,
      "pattern": "^[!#-~]+( [!#-~]+)*$"
    }
  },
  "ConnectionClaims": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256,
      "pattern": "^\\S(.*\\S)?$"
    },
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256,
      "pattern": "^\\S(.*\\S)?$"
    },
    "groups": {
      "type": "string",
      "minLength": 1,
      "maxLength": 256,
      "pattern": "^\\S(.*\\S)?$"
    }
  },
  "ConnectionMapping": {
    "group": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256,
      "pattern": "^\\S(.*\\S)?$"
    },
    "role": {
      "type": "string",
      "enum": [
        "admin",
        "publisher",
        "developer"
      ]
    },
    "teamId": {
      "type": "string",
      "maxLength": 31,
      "pattern": "^team_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "teamRole": {
      "type": "string",
      "enum": [
        "maintainer",
        "member"
      ]
    }
  },
  "DefaultVersion": {
    "version": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[0-9A-Za-z][0-9A-Za-z.+_-]*$"
    },
    "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    }
  },
  "DeprecationPlan": {
    "deprecatedAt": {
      "type": "string",
      "maxLength": 40
    },
    "sunsetAt": {
      "type": "string",
      "maxLength": 40
    },
    "successor": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[0-9A-Za-z][0-9A-Za-z.+_-]*$"
    },
    "information": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https://[!#-;=?-Z_a-z~]+$"
    },
    "note": {
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
    },
    "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    }
  },
  "DeviceAuthorizationDecision": {
    "userCode": {
      "required": true,
      "type": "string",
      "minLength": 8,
      "maxLength": 9,
      "pattern": "^[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4}[ -]?[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4}$"
    }
  },
  "DeviceAuthorizationProof": {
    "userCode": {
      "required": true,
      "type": "string",
      "minLength": 8,
      "maxLength": 9,
      "pattern": "^[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4}[ -]?[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4}$"
    },
    "verifier": {
      "required": true,
      "type": "string",
      "minLength": 43,
      "maxLength": 128,
      "pattern": "^[A-Za-z0-9._~-]+$"
    },
    "code": {
      "type": "string",
      "minLength": 43,
      "maxLength": 43,
      "pattern": "^[A-Za-z0-9_-]{43}$"
    }
  },
  "EndpointTest": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "operationId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 200
    }
  },
  "GuideChanges": {
    "text": {
      "type": "string",
      "maxLength": 256000
    }
  },
  "GuideText": {
    "text": {
      "required": true,
      "type": "string",
      "maxLength": 256000
    }
  },
  "InvitationSecret": {
    "secret": {
      "required": true,
      "type": "string",
      "minLength": 20,
      "maxLength": 200,
      "pattern": "^[A-Za-z0-9_-]+$"
    }
  },
  "KeyReport": {
    "key": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    },
    "where": {
      "type": "string",
      "minLength": 1,
      "maxLength": 500
    }
  },
  "LifecycleReason": {
    "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    }
  },
  "LocalLine": {
    "en": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 400
    },
    "de": {
      "type": "string",
      "minLength": 1,
      "maxLength": 400
    }
  },
  "LocalName": {
    "en": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "de": {
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    }
  },
  "LocalText": {
    "en": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 8000
    },
    "de": {
      "type": "string",
      "minLength": 1,
      "maxLength": 8000
    }
  },
  "LogoReference": {
    "uploadId": {
      "type": "string",
      "maxLength": 30,
      "pattern": "^upl_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "hash": {
      "type": "string",
      "maxLength": 64,
      "pattern": "^[0-9a-f]{64}$"
    }
  },
  "Loopback": {
    "port": {
      "required": true,
      "type": "integer",
      "minimum": 1024,
      "maximum": 65535
    },
    "state": {
      "required": true,
      "type": "string",
      "minLength": 22,
      "maxLength": 100,
      "pattern": "^[A-Za-z0-9_-]+$"
    }
  },
  "MailSwitches": {},
  "McpServer": {},
  "MemberChanges": {
    "role": {
      "required": true,
      "type": "string",
      "enum": [
        "owner",
        "maintainer",
        "member"
      ]
    }
  },
  "MockCall": {
    "path": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 10000,
      "pattern": "^/"
    },
    "query": {
      "type": "string",
      "maxLength": 50000
    },
    "text": {
      "type": "string",
      "maxLength": 4000000
    }
  },
  "NewAccessToken": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "expiresAt": {
      "required": true,
      "type": "string",
      "maxLength": 40
    }
  },
  "NewAgentClient": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    }
  },
  "NewApi": {
    "importId": {
      "required": true,
      "type": "string",
      "maxLength": 30,
      "pattern": "^imp_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "teamId": {
      "required": true,
      "type": "string",
      "maxLength": 31,
      "pattern": "^team_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "slug": {
      "required": true,
      "type": "string",
      "minLength": 2,
      "maxLength": 48,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
    },
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "summary": {
      "type": "string",
      "maxLength": 300
    },
    "visibility": {
      "type": "string",
      "enum": [
        "public",
        "internal",
        "private"
      ]
    },
    "version": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[0-9A-Za-z][0-9A-Za-z.+_-]*$"
    },
    "backendUrl": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://"
    }
  },
  "NewApiKey": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "environment": {
      "required": true,
      "type": "string",
      "enum": [
        "live",
        "test"
      ]
    },
    "expiresAt": {
      "type": "string",
      "maxLength": 40
    }
  },
  "NewApiMessage": {
    "subject": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 120,
      "pattern": "^[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069][^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]*$"
    },
    "text": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 4000,
      "pattern": "\\S"
    },
    "subscriptionId": {
      "type": "string",
      "maxLength": 30,
      "pattern": "^sub_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "NewApiVersion": {
    "importId": {
      "required": true,
      "type": "string",
      "maxLength": 30,
      "pattern": "^imp_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "version": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[0-9A-Za-z][0-9A-Za-z.+_-]*$"
    },
    "backendUrl": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://"
    }
  },
  "NewApp": {
    "teamId": {
      "required": true,
      "type": "string",
      "maxLength": 31,
      "pattern": "^team_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "description": {
      "type": "string",
      "maxLength": 2000
    }
  },
  "NewAuditArchive": {
    "before": {
      "required": true,
      "type": "string",
      "maxLength": 40
    }
  },
  "NewAuditExport": {
    "format": {
      "required": true,
      "type": "string",
      "enum": [
        "jsonl",
        "csv"
      ]
    },
    "actorId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 40,
      "pattern": "^(usr_[0-9a-hjkmnp-tv-z]{26}|visitor|portico)$"
    },
    "entityId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "pattern": "^[A-Za-z0-9][A-Za-z0-9_.+-]*$"
    },
    "action": {
      "type": "string",
      "enum": [
        "api.register",
        "api.edit",
        "api.delete",
        "version.add",
        "version.publish",
        "publishing-rules.change",
        "guide.add",
        "guide.change",
        "guide.publish",
        "guide.withdraw",
        "guide.delete",
        "guide-file.add",
        "guide-file.delete",
        "appearance.change",
        "appearance.restore",
        "version.make-default",
        "version.deprecate",
        "version.withdraw-deprecation",
        "version.retire",
        "backend.change",
        "backend.delete",
        "backend.test",
        "access-policies.change",
        "mcp-server.change",
        "source.change",
        "source.dismiss",
        "import.request",
        "upload.request",
        "app.add",
        "app.change",
        "key.create",
        "key.try",
        "key.rotate",
        "key.report",
        "key.revoke",
        "subscription.add",
        "subscription.change",
        "subscription.cancel",
        "subscription.end",
        "access.approve",
        "access.reject",
        "subscription.suspend",
        "subscription.resume",
        "subscribers.write",
        "plan.add",
        "plan.change",
        "plan.archive",
        "suite.add",
        "suite.delete",
        "run.start",
        "session.begin",
        "session.reuse",
        "session.end",
        "session.end-all",
        "password.ask",
        "sign-in-link.ask",
        "sign-up.ask",
        "sign-up.confirm",
        "sign-up.let-in",
        "sign-up.refuse",
        "settings.change",
        "password.reset",
        "password.change",
        "authenticator.begin",
        "authenticator.add",
        "authenticator.remove",
        "passkey.begin",
        "passkey.add",
        "passkey.remove",
        "recovery-codes.renew",
        "recovery-codes.use",
        "session.step-up",
        "user.join",
        "user.create",
        "user.invite",
        "user.change",
        "user.disable",
        "user.enable",
        "user.delete",
        "user.restore",
        "user.erase",
        "profile.change",
        "token.ask",
        "token.approve",
        "token.refuse",
        "token.create",
        "token.revoke",
        "token.report",
        "agent.approve",
        "agent.refuse",
        "agent.begin",
        "agent.reuse",
        "agent.revoke",
        "team.add",
        "api.hand-over",
        "app.hand-over",
        "app.delete",
        "team.rename",
        "team.hand-over",
        "connection.add",
        "connection.change",
        "connection.enable",
        "connection.disable",
        "connection.remove",
        "connection.test",
        "member.add",
        "member.change",
        "member.remove",
        "member.leave",
        "invitation.create",
        "invitation.resend",
        "invitation.revoke",
        "invitation.accept",
        "audit.read",
        "audit.verify",
        "audit.export",
        "audit.download",
        "audit.archive",
        "request.refused"
      ]
    },
    "from": {
      "type": "string",
      "maxLength": 40
    },
    "to": {
      "type": "string",
      "maxLength": 40
    }
  },
  "NewConnection": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "kind": {
      "required": true,
      "type": "string",
      "enum": [
        "oidc",
        "saml"
      ]
    },
    "metadata": {
      "type": "string",
      "minLength": 1,
      "maxLength": 100000
    },
    "metadataUrl": {
      "type": "string",
      "minLength": 8,
      "maxLength": 1000,
      "pattern": "^https?://[!-~]+$"
    },
    "issuer": {
      "type": "string",
      "minLength": 8,
      "maxLength": 1000,
      "pattern": "^https?://[!-~]+$"
    },
    "clientId": {
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    },
    "clientSecret": {
      "type": "string",
      "minLength": 1,
      "maxLength": 500
    },
    "scopes": {
      "type": "string",
      "minLength": 6,
      "maxLength": 300,
      "pattern": "^[!#-~]+( [!#-~]+)*$"
    }
  },
  "NewConnectionTest": {
    "code": {
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "codeVerifier": {
      "type": "string",
      "minLength": 43,
      "maxLength": 128
    },
    "redirectUri": {
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "nonce": {
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    },
    "refusal": {
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
    }
  },
  "NewDeviceAuthorization": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "challenge": {
      "required": true,
      "type": "string",
      "minLength": 43,
      "maxLength": 43,
      "pattern": "^[A-Za-z0-9_-]{43}$"
    }
  },
  "NewDocumentUpload": {
    "sizeBytes": {
      "required": true,
      "type": "integer",
      "minimum": 1,
      "maximum": 20000000
    }
  },
  "NewGuide": {
    "slug": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 60,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
    },
    "text": {
      "required": true,
      "type": "string",
      "maxLength": 256000
    }
  },
  "NewGuideFile": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "pattern": "^[a-z0-9]+([._-][a-z0-9]+)*$"
    },
    "uploadId": {
      "required": true,
      "type": "string",
      "maxLength": 30,
      "pattern": "^upl_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "NewImport": {
    "content": {
      "type": "string",
      "minLength": 1,
      "maxLength": 4194304
    },
    "url": {
      "type": "string",
      "minLength": 8,
      "maxLength": 2048,
      "pattern": "^https?://"
    },
    "uploadId": {
      "type": "string",
      "maxLength": 30,
      "pattern": "^upl_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "NewInvitation": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "role": {
      "required": true,
      "type": "string",
      "enum": [
        "owner",
        "maintainer",
        "member"
      ]
    }
  },
  "NewPasskey": {
    "credentialId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 1364,
      "pattern": "^[A-Za-z0-9_-]+$"
    },
    "authenticatorAttachment": {
      "type": "string",
      "enum": [
        "platform",
        "cross-platform"
      ]
    }
  },
  "NewPasskeySignIn": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "device": {
      "type": "string",
      "maxLength": 300
    },
    "deviceToken": {
      "type": "string",
      "minLength": 20,
      "maxLength": 800,
      "pattern": "^[A-Za-z0-9_.~-]+$"
    }
  },
  "NewPlan": {
    "id": {
      "required": true,
      "type": "string",
      "minLength": 2,
      "maxLength": 40,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
    },
    "apiId": {
      "type": "string",
      "minLength": 2,
      "maxLength": 48,
      "pattern": "^(api_[0-9a-hjkmnp-tv-z]{26}|[a-z0-9]+(-[a-z0-9]+)*)$"
    },
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "summary": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    },
    "requestsPerSecond": {
      "required": true,
      "type": "integer",
      "minimum": 1,
      "maximum": 100000
    },
    "burst": {
      "required": true,
      "type": "integer",
      "minimum": 1,
      "maximum": 100000
    },
    "requestsPerMonth": {
      "required": true,
      "type": "integer",
      "minimum": 1,
      "maximum": 1000000000000
    },
    "requestsPerDay": {
      "type": "integer",
      "minimum": 1,
      "maximum": 1000000000000
    },
    "limitsPer": {
      "type": "string",
      "enum": [
        "app",
        "team"
      ]
    },
    "priceCentsPerMonth": {
      "type": "integer",
      "minimum": 0,
      "maximum": 100000000
    },
    "approval": {
      "type": "string",
      "enum": [
        "automatic",
        "owner"
      ]
    },
    "terms": {
      "type": "string",
      "maxLength": 20000
    }
  },
  "NewRotation": {
    "overlap": {
      "required": true,
      "type": "string",
      "enum": [
        "PT0S",
        "PT1H",
        "P1D",
        "P7D",
        "P30D"
      ]
    },
    "expiresAt": {
      "type": "string",
      "maxLength": 40
    }
  },
  "NewSession": {
    "code": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "codeVerifier": {
      "required": true,
      "type": "string",
      "minLength": 43,
      "maxLength": 128,
      "pattern": "^[A-Za-z0-9._~-]+$"
    },
    "redirectUri": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048
    },
    "nonce": {
      "type": "string",
      "minLength": 8,
      "maxLength": 128
    },
    "device": {
      "type": "string",
      "maxLength": 300
    },
    "deviceToken": {
      "type": "string",
      "minLength": 20,
      "maxLength": 800,
      "pattern": "^[A-Za-z0-9_.~-]+$"
    }
  },
  "NewSignIn": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "password": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    },
    "device": {
      "type": "string",
      "maxLength": 300
    },
    "deviceToken": {
      "type": "string",
      "minLength": 20,
      "maxLength": 800,
      "pattern": "^[A-Za-z0-9_.~-]+$"
    }
  },
  "NewSignInLink": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "language": {
      "type": "string",
      "enum": [
        "en",
        "de"
      ]
    },
    "device": {
      "type": "string",
      "maxLength": 300
    },
    "deviceToken": {
      "type": "string",
      "minLength": 20,
      "maxLength": 800,
      "pattern": "^[A-Za-z0-9_.~-]+$"
    }
  },
  "NewSubscription": {
    "apiId": {
      "required": true,
      "type": "string",
      "minLength": 2,
      "maxLength": 48,
      "pattern": "^(api_[0-9a-hjkmnp-tv-z]{26}|[a-z0-9]+(-[a-z0-9]+)*)$"
    },
    "planId": {
      "required": true,
      "type": "string",
      "minLength": 2,
      "maxLength": 90,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?$"
    },
    "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
    },
    "acceptedTerms": {
      "type": "integer",
      "minimum": 1
    }
  },
  "NewTeam": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "slug": {
      "type": "string",
      "minLength": 2,
      "maxLength": 48,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
    }
  },
  "NewTestSuite": {
    "appId": {
      "required": true,
      "type": "string",
      "maxLength": 30,
      "pattern": "^app_[0-9a-hjkmnp-tv-z]{26}$"
    },
    "apiId": {
      "required": true,
      "type": "string",
      "minLength": 2,
      "maxLength": 48,
      "pattern": "^(api_[0-9a-hjkmnp-tv-z]{26}|[a-z0-9]+(-[a-z0-9]+)*)$"
    },
    "version": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[0-9A-Za-z][0-9A-Za-z.+_-]*$"
    },
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    }
  },
  "NewUser": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "pattern": "^ *[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])? *$"
    },
    "role": {
      "required": true,
      "type": "string",
      "enum": [
        "admin",
        "publisher",
        "developer"
      ]
    }
  },
  "OperationRate": {
    "operation": {
      "required": true,
      "type": "string",
      "maxLength": 200,
      "pattern": "^(delete|get|head|options|patch|post|put) /[^\\u0000-\\u0020]*$"
    },
    "requestsPerSecond": {
      "required": true,
      "type": "integer",
      "minimum": 1,
      "maximum": 100000
    },
    "burst": {
      "required": true,
      "type": "integer",
      "minimum": 1,
      "maximum": 100000
    }
  },
  "PasskeyAssertion": {
    "credentialId": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 1364,
      "pattern": "^[A-Za-z0-9_-]+$"
    }
  },
  "PasswordChange": {
    "password": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    },
    "newPassword": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    }
  },
  "PasswordReset": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "code": {
      "required": true,
      "type": "string",
      "minLength": 6,
      "maxLength": 12,
      "pattern": "^[0-9]+$"
    },
    "newPassword": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    }
  },
  "PlanChanges": {
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "summary": {
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    },
    "requestsPerSecond": {
      "type": "integer",
      "minimum": 1,
      "maximum": 100000
    },
    "burst": {
      "type": "integer",
      "minimum": 1,
      "maximum": 100000
    },
    "requestsPerMonth": {
      "type": "integer",
      "minimum": 1,
      "maximum": 1000000000000
    },
    "requestsPerDay": {
      "type": "integer",
      "minimum": 1,
      "maximum": 1000000000000
    },
    "limitsPer": {
      "type": "string",
      "enum": [
        "app",
        "team"
      ]
    },
    "priceCentsPerMonth": {
      "type": "integer",
      "minimum": 0,
      "maximum": 100000000
    },
    "approval": {
      "type": "string",
      "enum": [
        "automatic",
        "owner"
      ]
    },
    "terms": {
      "type": "string",
      "maxLength": 20000
    }
  },
  "PortalFooter": {},
  "PortalHome": {},
  "PortalLink": {
    "href": {
      "required": true,
      "type": "string",
      "maxLength": 2048,
      "pattern": "^(?:https://[!#-;=?-\\[\\]_a-z~]+|mailto:[!#-;=?-\\[\\]_a-z~]+|/(?:[!#-.0-;=?-\\[\\]_a-z~][!#-;=?-\\[\\]_a-z~]*)?)$"
    }
  },
  "ProfileChanges": {
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "pattern": "^ *[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])? *$"
    },
    "language": {
      "type": "string",
      "enum": [
        "en",
        "de",
        null
      ]
    },
    "theme": {
      "type": "string",
      "enum": [
        "light",
        "dark",
        null
      ]
    },
    "timeZone": {
      "type": "string",
      "minLength": 1,
      "maxLength": 64,
      "pattern": "^[A-Za-z0-9_+/-]+$"
    }
  },
  "PublishingException": {
    "rule": {
      "required": true,
      "type": "string",
      "enum": [
        "breaking-change",
        "grade",
        "owner"
      ]
    },
    "reason": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 300
    },
    "until": {
      "required": true,
      "type": "string",
      "maxLength": 40
    }
  },
  "PublishingRules": {
    "breakingChange": {
      "required": true,
      "type": "string",
      "enum": [
        "block",
        "warn",
        "free"
      ]
    },
    "grade": {
      "required": true,
      "type": "string",
      "enum": [
        "block",
        "warn",
        "free"
      ]
    },
    "minimumGrade": {
      "required": true,
      "type": "string",
      "enum": [
        "A",
        "B",
        "C",
        "D",
        "F"
      ]
    },
    "owner": {
      "required": true,
      "type": "string",
      "enum": [
        "block",
        "warn",
        "free"
      ]
    }
  },
  "Rejection": {
    "reason": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
    }
  },
  "RequiredHeader": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"
    }
  },
  "SampleCall": {
    "method": {
      "required": true,
      "type": "string",
      "enum": [
        "DELETE",
        "GET",
        "HEAD",
        "OPTIONS",
        "PATCH",
        "POST",
        "PUT"
      ]
    },
    "path": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2048,
      "pattern": "^/"
    },
    "planId": {
      "type": "string",
      "minLength": 2,
      "maxLength": 90,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?$"
    },
    "address": {
      "type": "string",
      "minLength": 2,
      "maxLength": 45,
      "pattern": "^[0-9A-Fa-f:.]+$"
    },
    "country": {
      "type": "string",
      "minLength": 2,
      "maxLength": 2,
      "pattern": "^[A-Z]{2}$"
    },
    "at": {
      "type": "string",
      "maxLength": 40
    },
    "certificateSubject": {
      "type": "string",
      "minLength": 3,
      "maxLength": 300,
      "pattern": "^[ -~]+$"
    }
  },
  "SampleHeader": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "pattern": "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"
    },
    "value": {
      "required": true,
      "type": "string",
      "maxLength": 1000
    }
  },
  "SeenNotices": {
    "upTo": {
      "required": true,
      "type": "string",
      "maxLength": 30,
      "pattern": "^ntc_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "SessionRefresh": {
    "sessionToken": {
      "required": true,
      "type": "string",
      "minLength": 20,
      "maxLength": 200,
      "pattern": "^[A-Za-z0-9_-]+$"
    }
  },
  "SessionStepUp": {
    "sessionToken": {
      "required": true,
      "type": "string",
      "minLength": 20,
      "maxLength": 200,
      "pattern": "^[A-Za-z0-9_-]+$"
    },
    "password": {
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    },
    "code": {
      "type": "string",
      "minLength": 6,
      "maxLength": 6,
      "pattern": "^[0-9]{6}$"
    },
    "recoveryCode": {
      "type": "string",
      "minLength": 16,
      "maxLength": 23,
      "pattern": "^[0-9A-Za-z -]+$"
    },
    "continuation": {
      "type": "string",
      "minLength": 20,
      "maxLength": 4096,
      "pattern": "^[A-Za-z0-9_-]+$"
    }
  },
  "ShownUserCode": {
    "userCode": {
      "required": true,
      "type": "string",
      "minLength": 8,
      "maxLength": 9,
      "pattern": "^[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4}[ -]?[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz]{4}$"
    }
  },
  "SignInAddress": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    }
  },
  "SignInAnswer": {
    "continuation": {
      "required": true,
      "type": "string",
      "minLength": 20,
      "maxLength": 4096,
      "pattern": "^[A-Za-z0-9_-]+$"
    },
    "newPassword": {
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    },
    "code": {
      "type": "string",
      "minLength": 6,
      "maxLength": 6,
      "pattern": "^[0-9]{6}$"
    },
    "recoveryCode": {
      "type": "string",
      "minLength": 16,
      "maxLength": 23,
      "pattern": "^[0-9A-Za-z -]+$"
    },
    "link": {
      "type": "string",
      "minLength": 65,
      "maxLength": 65,
      "pattern": "^[A-Za-z0-9_-]{65}$"
    },
    "password": {
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    }
  },
  "SignUpConfirmation": {
    "email": {
      "required": true,
      "type": "string",
      "minLength": 3,
      "maxLength": 254,
      "pattern": "^[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[^\\s@<>\",;:\\\\()\\[\\]]{1,189}$"
    },
    "code": {
      "required": true,
      "type": "string",
      "minLength": 6,
      "maxLength": 12,
      "pattern": "^[0-9]+$"
    },
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "newPassword": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 256
    }
  },
  "SignUpDecision": {},
  "SignUpSettings": {
    "mode": {
      "required": true,
      "type": "string",
      "enum": [
        "off",
        "invitation",
        "domain",
        "approval",
        "open"
      ]
    }
  },
  "SigningOut": {
    "sessionToken": {
      "required": true,
      "type": "string",
      "minLength": 20,
      "maxLength": 200,
      "pattern": "^[A-Za-z0-9_-]+$"
    }
  },
  "SourceDismissal": {
    "contentHash": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 64
    }
  },
  "SubscriptionChanges": {
    "planId": {
      "required": true,
      "type": "string",
      "minLength": 2,
      "maxLength": 90,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?$"
    },
    "reason": {
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
    },
    "acceptedTerms": {
      "type": "integer",
      "minimum": 1
    }
  },
  "Suspension": {
    "reason": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 1000
    }
  },
  "TeamChanges": {
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 80,
      "pattern": "^[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])?$"
    },
    "slug": {
      "type": "string",
      "minLength": 2,
      "maxLength": 48,
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"
    }
  },
  "TeamTransfer": {
    "userId": {
      "required": true,
      "type": "string",
      "maxLength": 30,
      "pattern": "^usr_[0-9a-hjkmnp-tv-z]{26}$"
    }
  },
  "TestRequest": {
    "method": {
      "required": true,
      "type": "string",
      "enum": [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS"
      ]
    },
    "path": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 2000,
      "pattern": "^/"
    },
    "body": {
      "type": "string",
      "maxLength": 100000
    }
  },
  "TimeWindow": {
    "from": {
      "required": true,
      "type": "string",
      "minLength": 5,
      "maxLength": 5,
      "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
    },
    "to": {
      "required": true,
      "type": "string",
      "minLength": 5,
      "maxLength": 5,
      "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
    }
  },
  "UserChanges": {
    "name": {
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "pattern": "^ *[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])? *$"
    },
    "role": {
      "type": "string",
      "enum": [
        "admin",
        "publisher",
        "developer"
      ]
    },
    "status": {
      "type": "string",
      "enum": [
        "active",
        "disabled"
      ]
    }
  },
  "UserReplacement": {
    "name": {
      "required": true,
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "pattern": "^ *[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]([^\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]*[^\\s\\u200c\\u200d\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb])? *$"
    },
    "role": {
      "required": true,
      "type": "string",
      "enum": [
        "admin",
        "publisher",
        "developer"
      ]
    },
    "status": {
      "required": true,
      "type": "string",
      "enum": [
        "active",
        "disabled"
      ]
    }
  }
} as const;
