-- Text of a Kubernetes list of pods, as an API server answers it. The same bytes on all peers.

local Random = require("library.random")

local CONDITIONS = { "PodScheduled", "Initialized", "ContainersReady", "Ready" }

local function words(random, count)
  local letters = {}
  for i = 1, count do
    letters[i] = string.char(97 + random:next() % 26)
  end
  return table.concat(letters)
end

local function pod(random, number)
  local name = string.format("service-%s-%s-%05d", words(random, 4), words(random, 10), number)
  local conditions = {}
  for i, condition in ipairs(CONDITIONS) do
    conditions[i] = string.format(
      '{"type":"%s","status":"%s","lastProbeTime":null,"lastTransitionTime":"2025-03-%02dT10:%02d:00Z"}',
      condition,
      random:next() % 8 == 0 and "False" or "True",
      random:next() % 28 + 1,
      random:next() % 60
    )
  end
  local containers, statuses = {}, {}
  for i = 1, random:next() % 2 + 1 do
    local image = string.format("registry.example/team-%d/%s:v1.%d", random:next() % 9, words(random, 8), i)
    containers[i] = string.format(
      '{"name":"c%d","image":"%s","args":["--listen=:80%02d","--config=/etc/\\"%s\\".yaml"],'
        .. '"ports":[{"containerPort":80%02d,"protocol":"TCP"}],'
        .. '"env":[{"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}},'
        .. '{"name":"LIMIT","value":"%d"}],'
        .. '"resources":{"limits":{"cpu":"%dm","memory":"%dMi"},"requests":{"cpu":"100m"}}}',
      i, image, i, words(random, 5), i, random:next(), random:next() % 900 + 100, random:next() % 900 + 100
    )
    statuses[i] = string.format(
      '{"name":"c%d","image":"%s","ready":%s,"restartCount":%d,"load":%d.%03d,'
        .. '"state":{"running":{"startedAt":"2025-03-01T10:00:00Z"}}}',
      i, image, random:next() % 8 == 0 and "false" or "true", random:next() % 7, random:next() % 90,
      random:next() % 1000
    )
  end
  return string.format(
    '{"metadata":{"name":"%s","namespace":"team-%d","uid":"%s","resourceVersion":"%d",'
      .. '"creationTimestamp":"2025-03-01T10:00:00Z",'
      .. '"labels":{"app":"%s","pod-template-hash":"%s","tier":"back\\u00e9nd"},'
      .. '"annotations":{"note":"line one\\nline two: \\"quoted\\"","checksum/config":"%s"}},'
      .. '"spec":{"nodeName":"node-%d","terminationGracePeriodSeconds":30,"containers":[%s],'
      .. '"tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute"}]},'
      .. '"status":{"phase":"Running","podIP":"10.%d.%d.%d","conditions":[%s],"containerStatuses":[%s]}}',
    name, random:next() % 20, words(random, 32), random:next(), words(random, 6), words(random, 10),
    words(random, 40), random:next() % 40, table.concat(containers, ","),
    random:next() % 256, random:next() % 256, random:next() % 256,
    table.concat(conditions, ","), table.concat(statuses, ",")
  )
end

local kubernetes = {}

--- kubernetes.list(bytes): a list of at least so many bytes, and how many pods are in it.
function kubernetes.list(bytes)
  local random = Random.new(4711)
  local pods, size = {}, 0
  while size < bytes do
    local text = pod(random, #pods + 1)
    pods[#pods + 1] = text
    size = size + #text + 1
  end
  local head = '{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":['
  return head .. table.concat(pods, ",") .. "]}", #pods
end

return kubernetes
