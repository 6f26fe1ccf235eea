/**
 * Passwords of ten and more characters that head every published list of leaked ones, and the words that people lengthen
 * with digits and signs to get past a rule. Lower case; `isCommonPassword` also undoes the usual swaps (0 for o, @ for a).
 */
const PASSWORDS = new Set(
  `0000000000 0123456789 0987654321 1029384756 1111111111 1122334455 1212121212 1231231231 123123123a 1234512345
1234554321 1234561234 123456123456 1234567890 12345678900 1234567890a 1234567890q 123456789a 123456789abc 123456789q
123456789z 12345678910 123456abcd 123456qwer 123456qwerty 123654789a 123789456a 123abc123abc 1357924680 147258369a
147258369qwe 1478963250 159357456a 159753456852 1a2b3c4d5e 1a2s3d4f5g 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u
1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 1qazzaq123 1v7upjw3nt 2222222222 3333333333 3rjs1la7qe 4444444444 5555555555 6666666666
7777777777 8888888888 9876543210 9999999999 987654321a 9988776655 a123456789 a1b2c3d4e5 a1b2c3d4e5f6 a1s2d3f4g5
aa12345678 aa123456789 aaaaaaaaaa abc1234567 abc12345678 abc123456789 abc123abc123 abcd123456 abcd12345678 abcde12345
abcdef1234 abcdef123456 abcdefg123 abcdefg1234567 abcdefghij abcdefghijk abcdefghijkl abcdefghijklmnop access14you
adidas1234 adidas12345 admin12345 admin123456 admin1234567 admin12345678 admin123admin adminadmin adminadmin123 administrator
adobe12345 aezakmi123 alexander1 alexander123 alexandra1 alexandria amanda1234 americanidol andromeda1 angel12345
angelangel angelina123 anthony123 apple12345 apple123456 arsenal123 asd123asd123 asd1234567 asdasd1234 asdasd12345 asdasdasd1
asdasdasd123 asdf123456 asdf12345678 asdfasdf12 asdfasdf1234 asdfasdfasdf asdfg12345 asdfgh1234 asdfgh123456 asdfghjkl1
asdfghjkl12 asdfghjkl123 asdfghjkl; asdfjkl123 asdqwe1234 asdqwe123456 asdqwezxc123 asdzxc1234 ashley1234 austin3161 avengers123
baby123456 babygirl12 babygirl123 barcelona1 barcelona10 barcelona123 baseball123 basketball basketball1 basketball23 batman1234
batman12345 beautiful1 beautiful123 bestfriend bestfriends1 billabong1 blink182blink blackberry blueberry1 bubblegum1 buddy12345
butterfly1 butterfly12 butterfly123 californi california california1 camaro1234 catherine1 challenger changeme12 changeme123
changeme1234 changemenow changeit123 charlie123 charlie1234 cheerleader cheesecake chelsea123 chelseafc1 chester123 chicken123
chocolate1 chocolate12 chocolate123 christina1 christine1 christmas1 christopher christopher1 cinderella cocacola12 cocacola123
computer12 computer123 computer1234 confidential contrasena contraseña cookie1234 counterstrike cowboys123 daniel1234 daniel12345
danielle123 default123 default1234 deathnote1 diamond123 dolphin123 donaldduck dragon1234 dragon12345 dragonball dragonball1
dragonballz elizabeth1 elizabeth123 elephant123 eminem1234 enterpassword everything facebook12 facebook123 facebook1234
family1234 ferrari123 fernando123 firebird12 flower1234 football10 football11 football12 football123 football1234 forever123
foreveryoung freedom123 freedom1234 friends123 friends4ever fuckyou123 fuckyou1234 gangster12 gangsta123 george1234 ghbdtn1234
gfhjkm1234 giovanni12 godisgood1 godislove1 google1234 google12345 grandma123 greenday12 guitar1234 hannah1234 hannamontana
happiness1 harley1234 harrypotter hellokitty hellokitty1 hello12345 hello123456 helloworld helloworld1 helloworld123 hunter1234
iloveyou10 iloveyou11 iloveyou12 iloveyou123 iloveyou1234 iloveyou12345 iloveyou2k iloveyou4ever iloveyoubaby iloveyousomuch
iloveyoutoo inuyasha12 internet12 internet123 isabella12 isabella123 jackson123 jacqueline january123 jasmine123 jennifer12
jennifer123 jesus12345 jesuschrist jesusisgod jesusislord jesuslovesme jonathan12 jonathan123 jordan1234 jordan2323 joseph1234
justin1234 justinbieber katherine1 killer1234 killer12345 kimberly12 kimberly123 lakers2424 leonardo123 letmein123 letmein1234
letmein12345 letmeinnow letmeinplease linkinpark linkinpark1 liverpool1 liverpool12 liverpool123 liverpoolfc login12345
login123456 logitech123 loveme1234 lovelove12 lovelove123 lovelylove loveyou123 lucky12345 madison123 manchester manchester1
manchesterunited marlboro12 martin1234 master1234 master12345 matthew123 maverick12 mercedes12 mercedes123 metallica1 metallica123
michael123 michael1234 michelle12 michelle123 mickeymouse microsoft1 microsoft123 midnight12 minecraft1 minecraft12 minecraft123
monkey1234 monkey12345 montana123 motherfucker mustang123 mustang1234 mynameis12 mynewpassword mypassword mypassword1
mypassword123 mypassword1234 myspace123 naruto1234 naruto12345 natalie123 newpassword newpassword1 newpassword123 newyork123
nicholas12 nicholas123 nintendo64 nothing123 november11 october123 onedirection onelove123 p455w0rd12 p@ssw0rd12 p@ssw0rd123
p@ssw0rd1234 p@ssword123 pa$$w0rd12 pa$$w0rd123 pa55w0rd12 pakistan12 pakistan123 panasonic1 paramore12 parola1234 pass123456
pass1234567 pass12345678 pass1234pass pass123pass passpass12 passpass123 passphrase passw0rd12 passw0rd123 passw0rd1234 passwd1234
password!! password!1 password00 password01 password1! password10 password11 password12 password12! password123 password123!
password1234 password1234! password12345 password123456 password1234567 password13 password2020 password2021 password2022
password2023 password2024 password2025 password2026 password21 password22 password23 password321 password69 password77
password88 password99 passwordpassword passwords1 passwort123 peanut1234 pepper1234 playboy123 player1234 playstation
playstation2 playstation3 please1234 pokemon123 pokemon1234 portugal12 precious12 princesa12 princess10 princess11 princess12
princess123 princess1234 purple1234 qazwsx1234 qazwsx12345 qazwsx123456 qazwsxedc1 qazwsxedc12 qazwsxedc123 qazwsxedcrfv
qq123456789 qqww1122qq qqwweerrtt qwaszx1234 qwe123asd456 qwe123qwe123 qwe1234567 qweasd1234 qweasdzxc1 qweasdzxc12 qweasdzxc123
qweqweqwe1 qweqweqwe123 qwer12345678 qwer123456 qwerasdfzxcv qwert12345 qwert123456 qwerty0987 qwerty1234 qwerty12345 qwerty123456
qwerty1234567 qwerty12345678 qwerty123qwerty qwerty7890 qwertyasdf qwertyqwerty qwertyui12 qwertyuiop qwertyuiop1 qwertyuiop12
qwertyuiop123 qwertyuiop[] qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertz1234 qwertz12345 rainbow123 ranger1234 realmadrid
realmadrid1 rebecca123 redskins12 remember12 ricardo123 ricky12345 robert1234 rockstar12 rockyou123 ronaldo123 rootroot12 root123456
samantha12 samantha123 samsung123 samsung1234 samsung12345 sanjose408 scarface12 schatz1234 school1234 scooby1234 scorpion12
scoobydoo1 sebastian1 sebastian123 secret1234 secret12345 secret123456 september1 service123 shadow1234 shadow12345 shannon123
sheffield1 skateboard skateboard1 skywalker1 slipknot12 slipknot123 slipknot666 smile12345 snowboard1 snowball12 soccer1234
soccer12345 softball12 spartan117 spiderman1 spiderman12 spiderman123 spongebob1 spongebob12 spongebob123 starwars12 starwars123
stephanie1 stephanie123 stonecold1 strawberry strawberry1 summer1234 summer2020 summer2021 summer2022 summer2023 summer2024
summer2025 summer2026 sunflower1 sunshine12 sunshine123 sunshine1234 super12345 superman12 superman123 superman1234 superstar1
superstar123 sweetheart sweetie123 swordfish1 taylor1234 temp123456 temppassword temporary1 tennis1234 test123456 test1234567
test12345678 test123test testing123 testing1234 testpass123 testtest12 testtest123 thebeatles thunder123 tigger1234 tinkerbell
tinkerbell1 tottenham1 trustno1trustno1 trustnoone trustno123 undertaker unitedstates user123456 valentina1 vanessa123 veronica12
victoria12 victoria123 volleyball volleyball1 warcraft12 warcraft123 welcome123 welcome1234 welcome12345 welcome2020 welcome2021
welcome2022 welcome2023 welcome2024 welcome2025 welcome2026 welcomehome whatever12 whatever123 william123 winner1234
winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 winter2026 wonderful1 wonderland wordpress1 wordpress123
www.google.com xbox360live yankees123 yellow1234 yourpassword zaq12wsxcde3 zaq12wsxzaq zaqwsxcde1 zaqxswcde1 zaqxswcdevfr
zaqzaqzaq1 zxasqw1234 zxc1234567 zxcasdqwe1 zxcasdqwe123 zxcvbn1234 zxcvbn12345 zxcvbn123456 zxcvbnm123 zxcvbnm1234 zxcvbnm12345
zxcvbnm,./ zxcvbnmasdfghjkl thisismypassword letmeinletmein opensesame correcthorsebatterystaple supersecret iamthebest1
nopassword forgotpassword abracadabra1 ihatepasswords passwordispassword`.split(/\s+/),
);

const WORDS = new Set(
  `admin administrator baseball basketball changeme charlie chocolate computer contraseña contrasena dragon facebook football
freedom hello hellokitty helloworld iloveyou internet jennifer letmein liverpool login loveyou master michael minecraft monkey
mustang mypassword newpassword pass passpass passw passwd password passwords passwort pokemon princess qwert qwerty qwertyuiop
qwertz samsung secret shadow soccer spiderman starwars summer sunshine superman supersecret trustno welcome whatever winter
wordpress yourpassword`.split(/\s+/),
);

/** Whether a password is on the list, also when its letters were swapped for look-alikes or a word was lengthened. Pure. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().trim();
  return (
    PASSWORDS.has(plain) || PASSWORDS.has(unswapped(plain)) || WORDS.has(unswapped(lengthenedWord(plain)))
  );
}

const SWAPS: Record<string, string> = { "@": "a", "4": "a", "3": "e", "0": "o", $: "s", "5": "s" };

function unswapped(plain: string): string {
  return plain.replace(/[@430$5]/g, (sign) => SWAPS[sign] ?? sign);
}

/** "!!welcome2024" -> "welcome": digits and signs at both ends are where everybody puts them. */
function lengthenedWord(plain: string): string {
  return plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
}
