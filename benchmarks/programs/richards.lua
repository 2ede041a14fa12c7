-- Richards: the kernel of a small operating system, after Martin Richards' description. Six tasks (an idle
-- task, a worker, two handlers, two devices) send each other packets; the scheduler always runs the ready
-- task of the highest priority. His two counts, packets queued and tasks held, verify the run.

local class = require("library.class")

local IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = 1, 2, 3, 4, 5, 6
local DEVICE_PACKET, WORK_PACKET = 1, 2
local DATA_SIZE = 4

local floor = math.floor

-- Packets -------------------------------------------------------------------------------------------------

local Packet = class()

function Packet.new(link, identity, kind)
  return setmetatable(
    { link = link, identity = identity, kind = kind, datum = 0, data = { 0, 0, 0, 0 } },
    Packet
  )
end

--- Puts this packet at the end of a queue; the queue's new head.
function Packet:appendTo(queue)
  self.link = nil
  if not queue then
    return self
  end
  local last = queue
  while last.link do
    last = last.link
  end
  last.link = self
  return queue
end

-- Tasks ---------------------------------------------------------------------------------------------------

local Task = class()

function Task.init(self, scheduler, identity, priority, queue)
  self.scheduler = scheduler
  self.identity = identity
  self.priority = priority
  self.queue = queue
  self.packetPending = queue ~= nil
  self.waiting = false
  self.held = false
  self.link = nil
  return self
end

function Task:setWaiting()
  self.waiting = true
  return self
end

function Task:isHeldOrWaiting()
  return self.held or (self.waiting and not self.packetPending)
end

--- Takes a packet, and says which task goes on: this one, if it is more urgent than the sender.
function Task:receive(packet, sender)
  if not self.queue then
    packet.link = nil
    self.queue = packet
    self.packetPending = true
    if self.priority > sender.priority then
      return self
    end
  else
    packet:appendTo(self.queue)
  end
  return sender
end

--- Runs this task once; the task to go on with.
function Task:step()
  local packet
  if self.waiting and self.packetPending then
    packet = self.queue
    self.queue = packet.link
    self.waiting = false
    self.packetPending = self.queue ~= nil
  end
  return self:process(packet)
end

-- The idle task: releases one device or the other by the bits of a shift register.

local IdleTask = class(Task)

function IdleTask.new(scheduler, count)
  local self = setmetatable({ control = 1, count = count }, IdleTask)
  return Task.init(self, scheduler, IDLE, 0, nil)
end

local function toggle(value, bit)
  if value % (bit * 2) >= bit then
    return value - bit
  end
  return value + bit
end

function IdleTask:process()
  self.count = self.count - 1
  if self.count == 0 then
    return self.scheduler:hold()
  end
  local half = floor(self.control / 2)
  if self.control % 2 == 0 then
    self.control = half
    return self.scheduler:release(DEVICE_A)
  end
  -- half xor 0xD008, bit by bit
  self.control = toggle(toggle(toggle(toggle(half, 8), 0x1000), 0x4000), 0x8000)
  return self.scheduler:release(DEVICE_B)
end

-- The worker: fills packets with letters and sends them to the handlers by turns.

local WorkerTask = class(Task)

function WorkerTask.new(scheduler, priority, queue)
  local self = setmetatable({ destination = HANDLER_A, letter = 0 }, WorkerTask)
  return Task.init(self, scheduler, WORKER, priority, queue)
end

function WorkerTask:process(packet)
  if not packet then
    return self.scheduler:wait()
  end
  self.destination = self.destination == HANDLER_A and HANDLER_B or HANDLER_A
  packet.identity = self.destination
  packet.datum = 0
  local data = packet.data
  for i = 1, DATA_SIZE do
    self.letter = self.letter + 1
    if self.letter > 26 then
      self.letter = 1
    end
    data[i] = 64 + self.letter
  end
  return self.scheduler:send(packet)
end

-- A handler: gives the letters of work packets to its device, one packet each.

local HandlerTask = class(Task)

function HandlerTask.new(scheduler, identity, priority, queue)
  local self = setmetatable({ work = nil, devices = nil }, HandlerTask)
  return Task.init(self, scheduler, identity, priority, queue)
end

function HandlerTask:process(packet)
  if packet then
    if packet.kind == WORK_PACKET then
      self.work = packet:appendTo(self.work)
    else
      self.devices = packet:appendTo(self.devices)
    end
  end
  local work = self.work
  if work then
    local count = work.datum
    if count >= DATA_SIZE then
      self.work = work.link
      return self.scheduler:send(work)
    end
    local device = self.devices
    if device then
      self.devices = device.link
      device.datum = work.data[count + 1]
      work.datum = count + 1
      return self.scheduler:send(device)
    end
  end
  return self.scheduler:wait()
end

-- A device: holds itself until the idle task releases it, then sends its packet back.

local DeviceTask = class(Task)

function DeviceTask.new(scheduler, identity, priority)
  local self = setmetatable({ pending = nil }, DeviceTask)
  return Task.init(self, scheduler, identity, priority, nil)
end

function DeviceTask:process(packet)
  if packet then
    self.pending = packet
    return self.scheduler:hold()
  end
  local pending = self.pending
  if not pending then
    return self.scheduler:wait()
  end
  self.pending = nil
  return self.scheduler:send(pending)
end

-- The scheduler -------------------------------------------------------------------------------------------

local Scheduler = class()

function Scheduler.new()
  return setmetatable({ tasks = {}, head = nil, current = nil, queued = 0, holds = 0 }, Scheduler)
end

function Scheduler:add(task)
  task.link = self.head
  self.head = task
  self.tasks[task.identity] = task
end

function Scheduler:hold()
  self.holds = self.holds + 1
  self.current.held = true
  return self.current.link
end

function Scheduler:wait()
  self.current.waiting = true
  return self.current
end

function Scheduler:release(identity)
  local task = self.tasks[identity]
  task.held = false
  if task.priority > self.current.priority then
    return task
  end
  return self.current
end

function Scheduler:send(packet)
  local task = self.tasks[packet.identity]
  self.queued = self.queued + 1
  packet.identity = self.current.identity
  return task:receive(packet, self.current)
end

function Scheduler:run()
  local task = self.head
  while task do
    self.current = task
    if task:isHeldOrWaiting() then
      task = task.link
    else
      task = task:step()
    end
  end
end

local function packets(count, identity, kind)
  local queue
  for _ = 1, count do
    queue = Packet.new(queue, identity, kind)
  end
  return queue
end

local function simulate()
  local scheduler = Scheduler.new()
  scheduler:add(IdleTask.new(scheduler, 10000))
  scheduler:add(WorkerTask.new(scheduler, 1000, packets(2, WORKER, WORK_PACKET)):setWaiting())
  local forA = packets(3, DEVICE_A, DEVICE_PACKET)
  scheduler:add(HandlerTask.new(scheduler, HANDLER_A, 2000, forA):setWaiting())
  local forB = packets(3, DEVICE_B, DEVICE_PACKET)
  scheduler:add(HandlerTask.new(scheduler, HANDLER_B, 3000, forB):setWaiting())
  scheduler:add(DeviceTask.new(scheduler, DEVICE_A, 4000):setWaiting())
  scheduler:add(DeviceTask.new(scheduler, DEVICE_B, 5000):setWaiting())
  scheduler:run()
  return scheduler.queued == 23246 and scheduler.holds == 9297
end

local function run(inner)
  for _ = 1, inner do
    if not simulate() then
      return false
    end
  end
  return true
end

return { run = run, inner = 5 }
