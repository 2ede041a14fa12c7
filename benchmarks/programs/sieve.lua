-- Sieve: the primes up to 5000 by Eratosthenes' method.

local class = require("library.class")

local LIMIT = 5000

local Sieve = class()

function Sieve.new(limit)
  local flags = {}
  for i = 1, limit do
    flags[i] = true
  end
  return setmetatable({ flags = flags, limit = limit }, Sieve)
end

function Sieve:strike(prime)
  local flags = self.flags
  for multiple = prime + prime, self.limit, prime do
    flags[multiple] = false
  end
end

function Sieve:count()
  local primes = 0
  for i = 2, self.limit do
    if self.flags[i] then
      primes = primes + 1
      self:strike(i)
    end
  end
  return primes
end

local function run(inner)
  for _ = 1, inner do
    if Sieve.new(LIMIT):count() ~= 669 then
      return false
    end
  end
  return true
end

return { run = run, inner = 700 }
