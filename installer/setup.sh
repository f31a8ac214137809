# shellcheck shell=bash
# The set-up that run and test share; sourced, never started. It looks for Python and the system packages, makes
# .venv beside the program and fills it from a lock file. A stamp tells a later start that nothing is left to do.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
python=$venv/bin/python
floors=(models printing app ui)

# What Qt and the papers need. "a|b": the second is the name that Debian 13 and Ubuntu 24.04 give the same package.
system_packages=(
    libegl1 libgl1 libdbus-1-3 libfontconfig1 'libglib2.0-0|libglib2.0-0t64' libxkbcommon-x11-0 libxcb-cursor0
    libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libwayland-cursor0 libwayland-egl1 'libcups2|libcups2t64'
    poppler-utils
)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# set_up LOCK [PACKAGE...]: everything that the program needs; PACKAGE is wanted besides system_packages.
set_up() {
    local lock=$root/installer/$1
    shift
    system_packages+=("$@")
    provide_system_packages
    if ! is_stamped "$lock"; then
        (
            flock 9 # two first starts at once: the second waits, then finds the work done
            is_stamped "$lock" || fill_venv "$lock"
        ) 9<"$root/installer/setup.sh"
    fi
}

# ---- system packages

provide_system_packages() {
    command -v dpkg-query >/dev/null || {
        say "This is not Debian or Ubuntu: please see for yourself that the libraries of Qt 6 are installed."
        return 0
    }
    local missing
    missing=$(missing_packages)
    [[ -z $missing ]] || install_packages "$missing"
}

missing_packages() {
    local installed entry
    installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' | tr '\n' ' ')"
    for entry in "${system_packages[@]}"; do
        [[ $installed == *" ${entry%|*} "* || $installed == *" ${entry#*|} "* ]] || echo "$entry"
    done
    [[ -x $python ]] || find_python >/dev/null || echo python3-venv
}

install_packages() {
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        as_root=(sudo)
        may_use_sudo || ask_for_packages "$1"
    fi
    say "Installing: $(names_here "$1")"
    if ! are_listed "$1" || ! apt_install "$1"; then
        "${as_root[@]}" apt-get update -qq
        apt_install "$1"
    fi
}

# shellcheck disable=SC2046  # one word per package is meant
apt_install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $(names_here "$1") >&2
}

ask_for_packages() {
    say "These packages are missing, and only an administrator can install them:"
    stop "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $(names_here "$1")"
}

may_use_sudo() {
    command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 && -t 2 ]] && sudo -v; }; }
}

# The name that this system's package lists know; without lists, apt finds the new name by the old one.
names_here() {
    local entry names=()
    for entry in $1; do
        if [[ $entry == *'|'* ]] && is_known "${entry#*|}"; then
            names+=("${entry#*|}")
        else
            names+=("${entry%|*}")
        fi
    done
    echo "${names[*]}"
}

are_listed() {
    local name
    for name in $(names_here "$1"); do
        is_known "$name" || return 1
    done
}

is_known() { apt-cache show --no-all-versions "$1" >/dev/null 2>&1; }

# ---- Python and its packages

# The newest Python that will do: 3.11 or later, and able to make a virtual environment.
find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3; do
        if will_do "$name" "venv, ensurepip"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# will_do PYTHON MODULE: it starts, is new enough and has the module.
will_do() { "$1" -c "import sys, $2; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; }

# is_stamped LOCK: the stamp is kept per lock file and holds its hash and Python's version.
is_stamped() {
    local stamp
    [[ -x $python ]] && stamp=$(cat "$(stamp_of "$1")" 2>/dev/null) && [[ $stamp == "$(state_of "$1")" ]]
}

stamp_of() { echo "$venv/$(basename "$1").stamp"; }

state_of() { echo "$(sha256sum <"$1") $("$python" -V 2>&1)"; }

fill_venv() {
    local lock=$1
    say "Setting up Waystation in .venv (once; a few hundred megabytes) ..."
    make_venv
    touch "$venv/.unfinished"
    "$python" -m pip install --disable-pip-version-check --no-input --quiet --only-binary :all: --require-hashes \
        -r "$lock" >&2
    compile_floors
    rm "$venv/.unfinished"
    state_of "$lock" >"$(stamp_of "$lock")"
}

# A .venv that was left half-made, or whose Python has gone, is made anew; a sound one is kept.
make_venv() {
    if [[ -e $venv/.unfinished ]] || ! will_do "$python" pip; then
        local found
        found=$(find_python) ||
            stop "Waystation needs Python 3.11 or newer with its venv module; none was found."
        "$found" -m venv --clear "$venv"
    fi
}

compile_floors() {
    local floor
    for floor in "${floors[@]}"; do
        [[ ! -d $root/$floor ]] || "$python" -m compileall -q "$root/$floor" || say "$floor does not compile."
    done
}
