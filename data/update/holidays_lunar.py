#!/usr/bin/env python3
"""Rewrites data/holidays/lunar.tsv from the PyPI package holidays (MIT licence): lunar and lunisolar days, 2000 to 2040
where the package has them.

    python3 -m venv v && v/bin/pip install holidays==0.109 && v/bin/python data/update/holidays_lunar.py
"""
import datetime
import pathlib

import holidays
from holidays.calendars.buddhist import _BuddhistLunisolar
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hebrew import _HebrewLunisolar
from holidays.calendars.hindu import _HinduLunisolar
from holidays.calendars.islamic import _IslamicLunar
from holidays.calendars.persian import _Persian

ROOT = pathlib.Path(__file__).resolve().parents[2]
YEARS = range(2000, 2041)


def flat(answer):
    """The calendars answer with a date, a (date, estimated) pair, or a collection of either."""
    if answer is None:
        return
    if isinstance(answer, datetime.date):
        yield answer
    elif isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[1], bool):
        yield from flat(answer[0])
    else:
        for one in answer:
            yield from flat(one)


def first_nights(answer):
    """Hanukkah's eight days, by the first of each run."""
    days = sorted(flat(answer))
    return [d for d in days if d - datetime.timedelta(days=1) not in days]


def main():
    chinese, hebrew, hindu, islamic = _ChineseLunisolar(), _HebrewLunisolar(), _HinduLunisolar(), _IslamicLunar()
    persian, buddhist = _Persian(), _BuddhistLunisolar()
    tables = {
        "arbaeen": islamic.arbaeen_dates, "ashura": islamic.ashura_dates, "chongyang": chinese.double_ninth_date,
        "diwali": hindu.diwali_india_date, "dragon-boat": chinese.dragon_boat_date, "dussehra": hindu.dussehra_date,
        "eid-al-adha": islamic.eid_al_adha_dates, "eid-al-fitr": islamic.eid_al_fitr_dates, "ganesh-chaturthi": hindu.ganesh_chaturthi_date,
        "guru-nanak": hindu.guru_nanak_jayanti_date, "hanukkah": hebrew.hanukkah_date, "hijri-new-year": islamic.hijri_new_year_dates,
        "holi": hindu.holi_date, "israel-independence": hebrew.israel_independence_date, "janmashtami": hindu.janmashtami_date,
        "lag-baomer": hebrew.lag_baomer_date, "lunar-new-year": chinese.lunar_new_year_date, "maha-shivaratri": hindu.maha_shivaratri_date,
        "mawlid": islamic.mawlid_dates, "mid-autumn": chinese.mid_autumn_date, "nowruz": persian.new_year_date,
        "passover": hebrew.passover_date, "purim": hebrew.purim_date, "qingming": chinese.qingming_date,
        "raksha-bandhan": hindu.raksha_bandhan_date, "ram-navami": hindu.ram_navami_date, "rosh-hashanah": hebrew.rosh_hashanah_date,
        "shavuot": hebrew.shavuot_date, "sukkot": hebrew.sukkot_date, "tisha-bav": hebrew.tisha_bav_date,
        "vesak": buddhist.vesak_date, "yom-kippur": hebrew.yom_kippur_date,
    }
    with (ROOT / "data/holidays/lunar.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(f"""# Days of lunar and lunisolar calendars, by their civil day; those that begin in the evening by the day that follows.
# Source: PyPI holidays {holidays.__version__} (MIT licence), whose tables follow Umm al-Qura, the Chinese, Hebrew and Persian
# calendars and the Indian almanacs.
# Generated {datetime.date.today()} by data/update/holidays_lunar.py; do not edit.
table\tdate
""")
        for name, dates in sorted(tables.items()):
            days = set()
            for year in YEARS:
                answer = dates(year)
                days |= set(first_nights(answer) if name == "hanukkah" else flat(answer))
            for day in sorted(d for d in days if d.year in YEARS):
                out.write(f"{name}\t{day}\n")


main()
